import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { z } from 'zod/v3';
import { RESOURCE_TYPE_ODP_NAMESPACE } from './permissions';

/** Parameters of rule `IS_OWNER`: the caller's group and user refs. */
export const isOwnerParamsSchema = z.object({
  claims: z.array(z.string()),
});
export type IsOwnerParams = z.infer<typeof isOwnerParamsSchema>;

/** Parameters of rule `IS_ONE_OF`: namespaces by name, or by the layer they belong to. */
export const isOneOfParamsSchema = z.object({
  namespaces: z.array(z.string()).optional(),
  layers: z.array(z.string()).optional(),
});
export type IsOneOfParams = z.infer<typeof isOneOfParamsSchema>;

/** Names of the rules that the clusters backend registers for namespaces. */
export const NAMESPACE_RULES = {
  isOwner: 'IS_OWNER',
  isOneOf: 'IS_ONE_OF',
} as const;

export type NamespaceCondition = PermissionCondition<
  typeof RESOURCE_TYPE_ODP_NAMESPACE
>;
export type NamespaceCriteria = PermissionCriteria<NamespaceCondition>;

/** Holds for namespaces whose owner is one of `claims`. */
export function isOwner(params: IsOwnerParams): NamespaceCondition {
  return {
    resourceType: RESOURCE_TYPE_ODP_NAMESPACE,
    rule: NAMESPACE_RULES.isOwner,
    params,
  };
}

/** Holds for the named namespaces and for those of the named layers. */
export function isOneOf(params: IsOneOfParams): NamespaceCondition {
  return {
    resourceType: RESOURCE_TYPE_ODP_NAMESPACE,
    rule: NAMESPACE_RULES.isOneOf,
    params: { ...params },
  };
}
