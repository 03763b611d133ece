import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  type IsOneOfParams,
  isOneOfParamsSchema,
  type IsOwnerParams,
  isOwnerParamsSchema,
  NAMESPACE_RULES,
  RESOURCE_TYPE_ODP_NAMESPACE,
} from '@internal/plugin-odp-clusters-common';

/** What decides who may see a namespace. */
export interface NamespaceResource {
  name: string;
  layer?: string;
  owner?: string;
}

/** Rules are applied to resources in memory; there is no query to make of them. */
export type NamespaceQuery = { rule: string; params: object };

export const namespaceResourceRef = createPermissionResourceRef<
  NamespaceResource,
  NamespaceQuery
>().with({
  pluginId: 'odp-clusters',
  resourceType: RESOURCE_TYPE_ODP_NAMESPACE,
});

const isOwnerRule = createPermissionRule({
  name: NAMESPACE_RULES.isOwner,
  description: 'Namespaces that one of the claims owns',
  resourceRef: namespaceResourceRef,
  paramsSchema: isOwnerParamsSchema,
  apply: (namespace: NamespaceResource, { claims }: IsOwnerParams) =>
    namespace.owner !== undefined && claims.includes(namespace.owner),
  toQuery: (params: IsOwnerParams) => ({
    rule: NAMESPACE_RULES.isOwner,
    params,
  }),
});

const isOneOfRule = createPermissionRule({
  name: NAMESPACE_RULES.isOneOf,
  description: 'Namespaces by name, or by the layer they belong to',
  resourceRef: namespaceResourceRef,
  paramsSchema: isOneOfParamsSchema,
  apply: (
    namespace: NamespaceResource,
    { namespaces = [], layers = [] }: IsOneOfParams,
  ) =>
    namespaces.includes(namespace.name) ||
    (namespace.layer !== undefined && layers.includes(namespace.layer)),
  toQuery: (params: IsOneOfParams) => ({
    rule: NAMESPACE_RULES.isOneOf,
    params,
  }),
});

export const namespaceRules = [isOwnerRule, isOneOfRule];
