import { and, anyOf, not, or } from '../answers';
import { matchesPolicy } from './authorizationRules';
import {
  explainAdmitted,
  explainDenied,
  explainRefused,
  explainUndecided,
} from './authorizationWords';
import { type Judgement, namesOf, withoutPolicy } from '../Judgement';
import { isOutside, type Question } from '../parties';
import type { AppliedPolicy, PolicyIndex } from '../PolicyIndex';

/**
 * What the AuthorizationPolicies at the called pods say of a connection: a DENY
 * that matches closes it; where ALLOW policies hold, one has to match; CUSTOM
 * asks somebody else. What only a request decides is unknown. A caller is known
 * by its principal when both ends have a proxy; whether mTLS is turned off
 * between them is not looked at.
 */
export function judgeAuthorization(
  question: Question,
  index: PolicyIndex,
): Judgement {
  const { to } = question;
  if (isOutside(to)) {
    return withoutPolicy(
      names => `${names.to} is outside the mesh, where no policy of it holds.`,
    );
  }
  if (!to.meshed) {
    return withoutPolicy(
      names =>
        `${names.to} has no proxy, so that no AuthorizationPolicy is enforced there.`,
    );
  }
  const applying = index.applying(to);
  if (!applying) {
    return withoutPolicy(
      () => `The AuthorizationPolicies of ${to.namespace} cannot be read.`,
      { answer: 'unknown' },
    );
  }
  const held = ({ policy, applies }: AppliedPolicy) =>
    and(applies, matchesPolicy(policy, question));
  const of = (action: string) =>
    applying.filter(({ policy }) => policy.action === action);
  const denied = anyOf(of('DENY'), held);
  const restricted = anyOf(of('ALLOW'), ({ applies }) => applies);
  const allowed = or(not(restricted), anyOf(of('ALLOW'), held));
  const delegated = anyOf(of('CUSTOM'), held) === 'no' ? 'yes' : 'unknown';
  const answer = and(not(denied), allowed, delegated);
  const matching = (action: string) =>
    of(action)
      .filter(entry => held(entry) === 'yes')
      .map(({ policy }) => policy);
  return {
    answer,
    free: restricted !== 'yes',
    unopened: allowed === 'no',
    denials: namesOf(matching('DENY')),
    explain: names => {
      const named = { ...question, names };
      if (denied === 'yes') {
        return explainDenied(matching('DENY'), named);
      }
      if (answer === 'no') {
        return explainRefused(
          of('ALLOW').map(({ policy }) => policy),
          named,
        );
      }
      if (answer === 'yes') {
        return explainAdmitted(matching('ALLOW'), named);
      }
      return explainUndecided(
        [
          ...matching('CUSTOM'),
          ...applying
            .filter(
              entry =>
                held(entry) === 'unknown' ||
                // One that may hold may keep everybody out whom it does not name.
                (entry.applies === 'unknown' &&
                  entry.policy.action === 'ALLOW'),
            )
            .map(({ policy }) => policy),
        ],
        named,
      );
    },
  };
}
