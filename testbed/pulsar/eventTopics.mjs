/** Workspaces of the testbed, by id; the target state says what a workspace has and not which there are. */
const WORKSPACES = ['acme-risk', 'nordbank-kyc'];

/**
 * The namespaces of the event bus, `odp/workspace-<id>`.
 *
 * @param eventBus of the target state
 * @returns {string[]}
 */
export function eventNamespaces(eventBus) {
  return WORKSPACES.map(id => eventBus.workspaceNamespace.replace('<id>', id));
}

/**
 * A topic per namespace and event type, and who subscribes to it.
 *
 * @param eventBus of the target state
 * @returns {{ namespace: string, event: string, path: string, producers: string[], subscriptions: string[] }[]}
 *   path: `persistent/<tenant>/<namespace>/<topic>`, as in the addresses of both APIs
 */
export function eventTopics(eventBus) {
  return eventNamespaces(eventBus).flatMap(namespace =>
    eventBus.events.map(({ name, producers, consumers }) => ({
      namespace,
      event: name,
      path: `persistent/${namespace}/${name}`,
      producers,
      subscriptions: consumers,
    })),
  );
}
