import type { PathDecision, PathVerdict } from '../contract';
import type { Answer } from './answers';
import type { Judgement, Names } from './Judgement';
import { type Party, sizeOf } from './parties';

/** The kinds of policies that decide on a path. */
export const DECISIONS = ['egress', 'ingress', 'authorization'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A path between two parties of its ends, judged. */
export type JudgedPair = Record<Decision, Judgement> & {
  from: Party;
  to: Party;
};

/** The verdict of one kind of policy over all pods of both ends. */
export function verdictOf(
  pairs: JudgedPair[],
  decision: Decision,
): PathVerdict {
  const answers = new Set(pairs.map(pair => pair[decision].answer));
  if (answers.has('yes')) {
    if (answers.size === 1) {
      return 'allowed';
    }
    return answers.has('no') ? 'partly' : 'unknown';
  }
  return answers.size === 1 && answers.has('no') ? 'blocked' : 'unknown';
}

/** The answer whose reasons a verdict is told by. */
const TOLD: Record<PathVerdict, Answer> = {
  allowed: 'yes',
  partly: 'no',
  blocked: 'no',
  unknown: 'unknown',
};

/** What one kind of policy decides, with the policies of all pods and the words for those that are worst off. */
export function summarize(
  pairs: JudgedPair[],
  decision: Decision,
  names: Names,
): PathDecision {
  const verdict = verdictOf(pairs, decision);
  const explained = pairs
    .filter(pair => pair[decision].answer === TOLD[verdict])
    .map(pair => pair[decision].explain(names))
    // Of several reasons the one that names a policy says more.
    .sort((a, b) => Number(!a.policies.length) - Number(!b.policies.length));
  const [{ words }] = explained;
  const inAll = explained.length === pairs.length;
  const prefix =
    verdict === 'partly'
      ? `${shareInWords(pairs, decision, names)}. For the others: `
      : 'For some of the pods it cannot be told: ';
  return {
    verdict,
    policies: [...new Set(explained.flatMap(({ policies }) => policies))],
    words: inAll ? words : `${prefix}${words}`,
  };
}

/** How many pods the path is open for: "3 of 5 pods of dagster may call pulsar". */
function shareInWords(
  pairs: JudgedPair[],
  decision: Decision,
  { from, to }: Names,
): string {
  const callers = countOpen(pairs, decision, 'from');
  if (callers.open) {
    return `${callers.open} of ${callers.all} pods of ${from} may call ${to}`;
  }
  const called = countOpen(pairs, decision, 'to');
  return called.open
    ? `${from} may call ${called.open} of ${called.all} pods of ${to}`
    : `Some pods of ${from} may call some pods of ${to}`;
}

/** Pods of an end, and those for which the path is open to every pod of the other end. */
function countOpen(
  pairs: JudgedPair[],
  decision: Decision,
  end: 'from' | 'to',
): { open: number; all: number } {
  const shut = new Set(
    pairs
      .filter(pair => pair[decision].answer !== 'yes')
      .map(pair => pair[end]),
  );
  const parties = [...new Set(pairs.map(pair => pair[end]))];
  const count = (list: Party[]) =>
    list.reduce((sum, party) => sum + sizeOf(party), 0);
  return {
    all: count(parties),
    open: count(parties.filter(party => !shut.has(party))),
  };
}
