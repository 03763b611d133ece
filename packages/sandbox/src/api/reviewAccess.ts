import type { Rights, Verdict } from '../auth/Rights';
import {
  type Fields,
  invalidObject,
  invalidValue,
  type Problem,
} from '../store';

/** What a review asks of: attributes of a resource. */
export function judgeReview(
  rights: Rights,
  { user, groups }: { user?: string; groups?: readonly string[] },
  { resourceAttributes: asked }: Fields,
): Verdict {
  // Of paths that are no resource nobody is allowed anything by a binding.
  if (!asked) {
    return { allowed: false };
  }
  const { verb, group = '', resource, subresource, namespace, name } = asked;
  return rights.judge(
    { user, groups: groups ?? [] },
    {
      verb,
      group,
      resource: subresource ? `${resource}/${subresource}` : resource,
      namespace: namespace || undefined,
      name,
    },
  );
}

/**
 * Refuses a review that asks nothing, too much, or of nobody.
 *
 * @param namespace the one that a local review is of
 * @throws StatusError 422
 */
export function checkReview(spec: Fields, namespace?: string): void {
  const { user, groups, resourceAttributes, nonResourceAttributes } = spec;
  const found: Array<Problem | false> = [
    Boolean(resourceAttributes && nonResourceAttributes) &&
      invalidValue(
        'spec.nonResourceAttributes',
        nonResourceAttributes,
        'cannot be specified in combination with resourceAttributes',
      ),
    !(resourceAttributes || nonResourceAttributes) &&
      invalidValue(
        'spec.resourceAttributes',
        null,
        'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    !user &&
      !groups?.length &&
      invalidValue(
        'spec.user',
        '',
        'at least one of user or group must be specified',
      ),
    namespace !== undefined &&
      resourceAttributes?.namespace !== namespace &&
      invalidValue(
        'spec.resourceAttributes.namespace',
        resourceAttributes?.namespace ?? '',
        'must match metadata.namespace',
      ),
  ];
  const problems = found.filter((entry): entry is Problem => Boolean(entry));
  if (problems.length) {
    const group = 'authorization.k8s.io';
    throw invalidObject({ kind: '', group, name: '' }, problems);
  }
}
