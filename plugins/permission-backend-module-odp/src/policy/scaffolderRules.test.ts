import type {
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { actionExecutePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { SCAFFOLDER_RULES } from './scaffolderRules';

const ruleOf = new Map(SCAFFOLDER_RULES);

describe('what a task may do for somebody who is no platform engineer', () => {
  it.each([
    ['odp:workspace:create', {}, true],
    ['odp:component:create', {}, true],
    ['odp:publish', {}, true],
    ['publish:github', {}, true],
    ['fetch:template', { url: './odp-go-service/skeleton' }, true],
    ['fetch:template', { url: './odp-python-service/skeleton-consumer' }, true],
    ['fetch:template', { url: 'https://metadata.example/' }, false],
    ['fetch:template', {}, false],
    ['fetch:plain', { url: './odp-go-service/skeleton' }, false],
    ['fs:delete', {}, false],
    ['catalog:register', {}, false],
  ])('%s with %p: %p', (action, input, isAllowed) => {
    const { conditions } = ruleOf.get(actionExecutePermission.name)!([
      'user:default/owner',
    ]) as ConditionalPolicyDecision;
    expect(isMet(conditions, { action, input })).toBe(isAllowed);
  });
});

/** Conditions on an action, as the scaffolder means them. */
function isMet(
  criteria: PermissionCriteria<PermissionCondition>,
  asked: { action: string; input: Record<string, string | undefined> },
): boolean {
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(one => isMet(one, asked));
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(one => isMet(one, asked));
  }
  if ('not' in criteria) {
    return !isMet(criteria.not, asked);
  }
  const { actionId, key, value } = criteria.params as Record<string, string>;
  return criteria.rule === 'HAS_ACTION_ID'
    ? asked.action === actionId
    : criteria.rule === 'HAS_STRING_PROPERTY' && asked.input[key] === value;
}
