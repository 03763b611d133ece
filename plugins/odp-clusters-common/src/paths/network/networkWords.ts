import { portsInWords, ruleInWords } from '../../posture';
import {
  isEmptySelector,
  type NetworkPolicyRecord,
  type RuleRecord,
} from '../../records';
import { type Explanation, nameOf, namesOf, type Names } from '../Judgement';
import type { Direction } from '../PolicyIndex';
import { rulesOf, type SidedQuestion, type TriedRule } from './networkRules';

/** Rules, and peers of a rule, that a sentence tells before it counts. */
const TOLD = 3;

type NamedQuestion = SidedQuestion & { names: Names };

/** The policy whose rule opens the path, with that rule. */
export function explainOpened(
  opening: TriedRule[],
  { direction, names }: NamedQuestion,
): Explanation {
  const sorted = [...opening].sort((a, b) => byTelling(a.policy, b.policy));
  const { policy, rule, peer } = sorted[0];
  const opened = inWords({ ...rule, peers: peer ? [peer] : [] }, direction);
  return {
    policies: namesOf(sorted.map(one => one.policy)),
    words:
      direction === 'Egress'
        ? `${nameOf(policy)} lets ${names.from} reach ${opened}.`
        : `${nameOf(policy)} admits to ${names.to} ${opened}.`,
  };
}

/**
 * Policies that select the pods and open other paths only: first those about
 * few pods, then those that open another port to the same peer; a default deny
 * last.
 */
export function explainDropped(
  isolating: NetworkPolicyRecord[],
  tried: TriedRule[],
  { direction, names }: NamedQuestion,
): Explanation {
  const missed = new Set(
    tried.filter(({ peers }) => peers === 'yes').map(({ policy }) => policy),
  );
  const isDeny = (policy: NetworkPolicyRecord) =>
    !rulesOf(policy, direction).length;
  const sorted = [...isolating].sort(
    (a, b) =>
      b.pods.requirements.length - a.pods.requirements.length ||
      Number(missed.has(b)) - Number(missed.has(a)) ||
      Number(isDeny(a)) - Number(isDeny(b)) ||
      byTelling(a, b),
  );
  const policies = namesOf(sorted);
  const [first] = sorted;
  const deny = sorted.find(isDeny);
  const telling = !isEmptySelector(first.pods) || missed.has(first);
  if (deny && (deny === first || !telling)) {
    return {
      policies,
      words: `${nameOf(deny)} drops what no policy opens, and none opens ${
        names.to
      } to ${names.from}.`,
    };
  }
  // A rule that misses by its port says most.
  const rules = tried
    .filter(({ policy }) => policy === first)
    .sort((a, b) => Number(b.peers === 'yes') - Number(a.peers === 'yes'))
    .map(({ rule }) => rule);
  const only =
    direction === 'Egress'
      ? `lets ${names.from} reach only`
      : `admits to ${names.to} only`;
  const rest = deny ? `; ${nameOf(deny)} drops the rest` : '';
  const others = sorted.length - (deny ? 2 : 1);
  const pods = direction === 'Egress' ? names.from : names.to;
  return {
    policies,
    words: `${nameOf(first)} ${only} ${onlyInWords(rules, direction)}${rest}.${
      others ? ` ${countOthers(others, pods)} other paths.` : ''
    }`,
  };
}

/** Policies that may open the path, and what would have to be known. */
export function explainUndecided(
  undecided: TriedRule[],
  { direction, names, port, peer: party }: NamedQuestion,
): Explanation {
  const { policy, peers, peer } = undecided[0];
  const other = direction === 'Egress' ? names.to : names.from;
  const missing = () => {
    if (peers === 'yes' && !port) {
      return `the port of ${names.to} that is called is not known`;
    }
    if (peer?.block) {
      const block = inWords({ peers: [peer], ports: [] }, direction);
      return `whether ${other} is in ${block} is not known`;
    }
    return 'hostNetwork' in party && party.hostNetwork
      ? `${other} has the network of its node, which selectors need not name`
      : `the labels of the namespace of ${other} are not known`;
  };
  return {
    policies: namesOf(undecided.map(one => one.policy)),
    words: `${nameOf(policy)} decides, and ${missing()}.`,
  };
}

function countOthers(count: number, pods: string): string {
  return count === 1
    ? `1 more policy that selects ${pods} opens`
    : `${count} more policies that select ${pods} open`;
}

/** Rules as they read behind "only". */
function onlyInWords(rules: RuleRecord[], direction: Direction): string {
  const told = rules.slice(0, TOLD).map(rule => {
    if (rule.peers.length) {
      return ruleInWords(rule, { most: TOLD, only: true });
    }
    const ports = portsInWords(rule.ports);
    return direction === 'Egress'
      ? `${ports} of any address`
      : `calls to ${ports}`;
  });
  const more = rules.length - told.length;
  return [...told, ...(more ? [`${more} more`] : [])].join(', and ');
}

function inWords(rule: RuleRecord, direction: Direction): string {
  return ruleInWords(rule, {
    most: TOLD,
    all: direction === 'Egress' ? 'any address' : 'anybody',
  });
}

function byTelling(a: NetworkPolicyRecord, b: NetworkPolicyRecord): number {
  return (
    b.pods.requirements.length - a.pods.requirements.length ||
    (a.name < b.name ? -1 : 1)
  );
}
