/** Path of the namespaces page with a selection or filters. */
export function namespacesPath(params: Record<string, string>): string {
  return `/namespaces?${new URLSearchParams(params)}`;
}
