import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  BUS_NAMESPACE_RULES,
  type IsBusOwnerParams,
  isBusOwnerParamsSchema,
  RESOURCE_TYPE_ODP_BUS_NAMESPACE,
} from '@internal/plugin-odp-pulsar-common';

/** What decides who may see a namespace of the bus. */
export interface BusNamespaceResource {
  /** `tenant/namespace`. */
  name: string;
  /** Entity ref of the owning group; absent when nobody is known to own it. */
  owner?: string;
}

/** Rules are applied to resources in memory; there is no query to make of them. */
export type BusNamespaceQuery = { rule: string; params: object };

export const busNamespaceResourceRef = createPermissionResourceRef<
  BusNamespaceResource,
  BusNamespaceQuery
>().with({
  pluginId: 'odp-pulsar',
  resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
});

const isOwnerRule = createPermissionRule({
  name: BUS_NAMESPACE_RULES.isOwner,
  description: 'Namespaces of the bus that one of the claims owns',
  resourceRef: busNamespaceResourceRef,
  paramsSchema: isBusOwnerParamsSchema,
  apply: (namespace: BusNamespaceResource, { claims }: IsBusOwnerParams) =>
    namespace.owner !== undefined && claims.includes(namespace.owner),
  toQuery: (params: IsBusOwnerParams) => ({
    rule: BUS_NAMESPACE_RULES.isOwner,
    params,
  }),
});

export const busNamespaceRules = [isOwnerRule];
