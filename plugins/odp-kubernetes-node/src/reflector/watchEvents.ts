import type { WatchEvent } from '../reading/readWatch';

interface EventMetadata {
  resourceVersion?: unknown;
  annotations?: Record<string, unknown>;
}

function metadataOf(event: WatchEvent): EventMetadata | undefined {
  return (event.object as { metadata?: EventMetadata } | undefined)?.metadata;
}

/** The bookmark after which a streaming list is complete. */
export function isEndOfList(event: WatchEvent): boolean {
  return (
    event.type === 'BOOKMARK' &&
    metadataOf(event)?.annotations?.['k8s.io/initial-events-end'] === 'true'
  );
}

/** Where a watch can go on after this event. */
export function resourceVersionOf(event: WatchEvent): string | undefined {
  const version = metadataOf(event)?.resourceVersion;
  return typeof version === 'string' && version ? version : undefined;
}
