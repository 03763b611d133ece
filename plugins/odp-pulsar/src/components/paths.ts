/** Path of the event bus with a selection or filters. */
export function eventBusPath(params: Record<string, string>): string {
  return `/event-bus?${new URLSearchParams(params)}`;
}
