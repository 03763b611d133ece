import type { ObjectStore } from '../store';
import type { Page } from './list';
import type { Target } from './requestPath';
import { COLUMNS } from './tableColumns';

/** A list as kubectl prints it: name, what the kind is about, age. */
export function tableBody(
  page: Page,
  { store, target }: { store: ObjectStore; target: Target },
): object {
  const columns = COLUMNS[target.resource.kind];
  const age = (since: unknown) => ageOf(store.now(), String(since));
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {
      resourceVersion: String(page.revision),
      continue: page.next,
      remainingItemCount: page.remaining,
    },
    columnDefinitions: ['Name', ...(columns?.names ?? []), 'Age'].map(name => ({
      name,
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      description: '',
      // kubectl shows these with `-o wide` alone.
      priority: ['IP', 'Node', 'Version'].includes(name) ? 1 : 0,
    })),
    rows: page.items.map(object => ({
      cells: [
        object.metadata.name,
        ...(columns?.cells(object, age) ?? []),
        age(object.metadata.creationTimestamp),
      ],
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata,
      },
    })),
  };
}

function ageOf(now: number, since: string): string {
  const seconds = Math.floor((now - Date.parse(since)) / 1000);
  if (Number.isNaN(seconds)) {
    return '<unknown>';
  }
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (seconds < 2 * 3600) {
    return `${Math.floor(seconds / 60)}m`;
  }
  return seconds < 2 * 86400
    ? `${Math.floor(seconds / 3600)}h`
    : `${Math.floor(seconds / 86400)}d`;
}
