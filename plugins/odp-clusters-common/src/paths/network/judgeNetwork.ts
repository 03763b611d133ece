import { anyOf } from '../answers';
import { type Judgement, withoutPolicy } from '../Judgement';
import { opens, opensPath, tryRules } from './networkRules';
import {
  explainDropped,
  explainOpened,
  explainUndecided,
} from './networkWords';
import { isOutside, type Question } from '../parties';
import type { Direction, PolicyIndex } from '../PolicyIndex';

/**
 * What the NetworkPolicies of the side that calls (egress) or is called
 * (ingress) say of a path. Pods that a policy of a direction selects get only
 * what a rule of such a policy opens. As the API documents it, an address block
 * is held against the addresses of pods too; Cilium holds blocks only against
 * what is outside.
 */
export function judgeNetwork(
  direction: Direction,
  question: Question,
  index: PolicyIndex,
): Judgement {
  const [end, subject, peer] =
    direction === 'Egress'
      ? (['from', question.from, question.to] as const)
      : (['to', question.to, question.from] as const);
  if (isOutside(subject)) {
    return withoutPolicy(
      names => `${names[end]} is outside the cluster, where no policy holds.`,
    );
  }
  const isolating = index.isolating(subject, direction);
  if (!isolating) {
    return withoutPolicy(
      () => `The NetworkPolicies of ${subject.namespace} cannot be read.`,
      { answer: 'unknown' },
    );
  }
  if (!isolating.length) {
    return withoutPolicy(
      names =>
        direction === 'Egress'
          ? `No policy of ${subject.namespace} restricts what ${names.from} calls.`
          : `No policy of ${subject.namespace} restricts who calls ${names.to}.`,
      { free: true },
    );
  }
  if (subject.hostNetwork) {
    return withoutPolicy(
      names =>
        `${names[end]} has the network of its node, where policies need not hold.`,
      { answer: 'unknown' },
    );
  }
  const sided = { ...question, direction, subject, peer };
  const answer = anyOf(isolating, policy => opensPath(policy, sided, index));
  return {
    answer,
    free: false,
    unopened: answer === 'no',
    denials: [],
    explain: names => {
      const tried = isolating.flatMap(policy => tryRules(policy, sided, index));
      const decisive = tried.filter(one => opens(one) === answer);
      switch (answer) {
        case 'yes':
          return explainOpened(decisive, { ...sided, names });
        case 'no':
          return explainDropped(isolating, tried, { ...sided, names });
        default:
          return explainUndecided(decisive, { ...sided, names });
      }
    },
  };
}
