import { createPermission } from '@backstage/plugin-permission-common';
import { z } from 'zod/v3';

/** Resource type of a namespace of Pulsar; its ref is `<instance>/<tenant>/<namespace>`. */
export const RESOURCE_TYPE_ODP_BUS_NAMESPACE = 'odp-bus-namespace';

/** See topics, subscriptions, policies and evictions of a namespace of the event bus. */
export const odpBusNamespaceReadPermission = createPermission({
  name: 'odp.bus.namespace.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ODP_BUS_NAMESPACE,
});

/** Know the names of bus namespaces that one may not look into. */
export const odpBusNamespaceListPermission = createPermission({
  name: 'odp.bus.namespace.list',
  attributes: { action: 'read' },
});

/** See instances of Pulsar: version, freshness, brokers, bookies, the evaluation. */
export const odpBusReadPermission = createPermission({
  name: 'odp.bus.read',
  attributes: { action: 'read' },
});

export const odpPulsarPermissions = [
  odpBusNamespaceReadPermission,
  odpBusNamespaceListPermission,
  odpBusReadPermission,
];

/** Rules of the resource permission, by the name that a policy calls them. */
export const BUS_NAMESPACE_RULES = { isOwner: 'IS_OWNER' } as const;

/** Entity refs that a caller acts as: the namespace is the owner's. */
export const isBusOwnerParamsSchema = z.object({ claims: z.array(z.string()) });
export type IsBusOwnerParams = z.infer<typeof isBusOwnerParamsSchema>;
