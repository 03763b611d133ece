/** Path of the namespaces page with a selection or filters. */
export function namespacesPath(params: Record<string, string>): string {
  return `/namespaces?${new URLSearchParams(params)}`;
}

/** Path of the topology page with a selection or filters. */
export function topologyPath(params: Record<string, string>): string {
  return `/topology?${new URLSearchParams(params)}`;
}
