import type { BusTarget } from '../records';

/** Id of the workspace whose namespace (`tenant/namespace`) it is; undefined for any other. */
export function workspaceOf(
  namespace: string,
  eventBus: Pick<BusTarget, 'workspaceNamespace'>,
): string | undefined {
  const [prefix, suffix = ''] = eventBus.workspaceNamespace.split('<id>');
  const isOne =
    namespace.length > prefix.length + suffix.length &&
    namespace.startsWith(prefix) &&
    namespace.endsWith(suffix);
  return isOne
    ? namespace.slice(prefix.length, namespace.length - suffix.length)
    : undefined;
}
