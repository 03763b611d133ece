import type { PathAssessment, PathVerdict } from '../contract';
import { allowingRule } from './allowing/allowingRule';
import { judgeAuthorization } from './authorization/judgeAuthorization';
import type { Judgement } from './Judgement';
import { judgeNetwork } from './network/judgeNetwork';
import { isOutside, type Party, partiesOf, type Question } from './parties';
import type { Path, PathEnd, PolicyWorld } from './PathEnds';
import { PolicyIndex } from './PolicyIndex';
import {
  type Decision,
  DECISIONS,
  type JudgedPair,
  summarize,
  verdictOf,
} from './summarize';

/**
 * Whether the pods of one end may call those of the other on a port, by the
 * NetworkPolicies of both sides and the AuthorizationPolicies at the called
 * one; with the policies that decide, and a manifest that opens what is closed.
 */
export function evaluatePath(path: Path, world: PolicyWorld): PathAssessment {
  const { verdict, words, pairs } = judge(path, world);
  const decide = (decision: (typeof DECISIONS)[number]) =>
    words === undefined
      ? summarize(pairs, decision, { from: path.from.name, to: path.to.name })
      : { verdict, policies: [], words };
  return {
    verdict,
    egress: decide('egress'),
    ingress: decide('ingress'),
    authorization: decide('authorization'),
    allowingRule: allowingRule(path, pairs),
  };
}

/** The verdict of {@link evaluatePath} alone: without words and manifests thousands of paths take a moment. */
export function pathVerdict(path: Path, world: PolicyWorld): PathVerdict {
  return judge(path, world).verdict;
}

interface JudgedPath {
  verdict: PathVerdict;
  pairs: JudgedPair[];
  /** Set when no policy has to be asked. */
  words?: string;
}

function judge(path: Path, world: PolicyWorld): JudgedPath {
  const index = indexOf(world);
  const distinctions = index.distinctions(
    namespaceOf(path.from),
    namespaceOf(path.to),
  );
  const callers = partiesOf(path.from, path.to, distinctions);
  const called = partiesOf(path.to, path.from, distinctions);
  if (!callers.length || !called.length) {
    const { name } = callers.length ? path.to : path.from;
    return {
      verdict: 'unknown',
      pairs: [],
      words: `No pod of ${name} is there that a policy could be held against.`,
    };
  }
  const pairs: JudgedPair[] = [];
  for (const from of callers) {
    for (const to of called) {
      if (!isOnePod(from, to)) {
        pairs.push(judgePair({ from, to, port: path.port }, index));
      }
    }
  }
  return pairs.length
    ? { verdict: overall(pairs), pairs }
    : {
        verdict: 'allowed',
        pairs,
        words: `${path.to.name} is one pod, and a pod always reaches itself.`,
      };
}

/** Judges when it is asked, since where one side shuts the other has not to be asked for a verdict. */
function judgePair(question: Question, index: PolicyIndex): JudgedPair {
  const judged: Partial<Record<Decision, Judgement>> = {};
  return {
    from: question.from,
    to: question.to,
    get egress() {
      judged.egress ??= judgeNetwork('Egress', question, index);
      return judged.egress;
    },
    get ingress() {
      judged.ingress ??= judgeNetwork('Ingress', question, index);
      return judged.ingress;
    },
    get authorization() {
      judged.authorization ??= judgeAuthorization(question, index);
      return judged.authorization;
    },
  };
}

function overall(pairs: JudgedPair[]): PathVerdict {
  // Each side may let through other pods, so that together they let through none.
  const shut = pairs.every(pair =>
    DECISIONS.some(decision => pair[decision].answer === 'no'),
  );
  if (shut) {
    return 'blocked';
  }
  const verdicts = DECISIONS.map(decision => verdictOf(pairs, decision));
  return (
    (['blocked', 'partly', 'unknown'] as const).find(one =>
      verdicts.includes(one),
    ) ?? 'allowed'
  );
}

function isOnePod(from: Party, to: Party): boolean {
  return (
    !isOutside(from) &&
    !isOutside(to) &&
    from.pods.length === 1 &&
    to.pods.length === 1 &&
    from.namespace === to.namespace &&
    from.pods[0].name === to.pods[0].name
  );
}

function namespaceOf(end: PathEnd): string | undefined {
  return end.kind === 'pods' ? end.namespace : undefined;
}

const indices = new WeakMap<PolicyWorld, PolicyIndex>();

function indexOf(world: PolicyWorld): PolicyIndex {
  const index = indices.get(world) ?? PolicyIndex.create(world);
  indices.set(world, index);
  return index;
}
