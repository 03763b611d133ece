import type { Fields, ObjectStore, StoredObject } from '../store';
import type { Page } from './list';
import type { Target } from './requestPath';

type Cell = string | number;

interface Columns {
  names: string[];
  cells(object: StoredObject): Cell[];
}

const COLUMNS: Record<string, Columns> = {
  Pod: {
    names: ['Ready', 'Status', 'Restarts', 'Node'],
    cells: ({ spec, status }) => {
      const containers: Fields[] = status?.containerStatuses ?? [];
      const waiting = containers.find(entry => entry.state?.waiting)?.state
        .waiting.reason;
      return [
        `${containers.filter(entry => entry.ready).length}/${
          spec?.containers?.length ?? 0
        }`,
        waiting ?? status?.reason ?? status?.phase ?? 'Unknown',
        containers.reduce((sum, entry) => sum + (entry.restartCount ?? 0), 0),
        spec?.nodeName ?? '<none>',
      ];
    },
  },
  Deployment: {
    names: ['Ready', 'Up-to-date', 'Available'],
    cells: ({ spec, status }) => [
      `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
      status?.updatedReplicas ?? 0,
      status?.availableReplicas ?? 0,
    ],
  },
  Node: {
    names: ['Status'],
    cells: ({ spec, status }) => {
      const ready = (status?.conditions ?? []).find(
        (condition: Fields) => condition.type === 'Ready',
      );
      return [
        `${ready?.status === 'True' ? 'Ready' : 'NotReady'}${
          spec?.unschedulable ? ',SchedulingDisabled' : ''
        }`,
      ];
    },
  },
  Namespace: {
    names: ['Status'],
    cells: ({ status }) => [status?.phase ?? 'Active'],
  },
};

/** A list as kubectl prints it: name, what the kind is about, age. */
export function tableBody(
  store: ObjectStore,
  target: Target,
  page: Page,
): object {
  const columns = COLUMNS[target.resource.kind];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {
      resourceVersion: String(page.revision),
      ...(page.next && { continue: page.next }),
    },
    columnDefinitions: ['Name', ...(columns?.names ?? []), 'Age'].map(name => ({
      name,
      type: 'string',
      format: name === 'Name' ? 'name' : '',
      priority: 0,
    })),
    rows: page.items.map(object => ({
      cells: [
        object.metadata.name,
        ...(columns?.cells(object) ?? []),
        age(store, object),
      ],
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: object.metadata,
      },
    })),
  };
}

function age(store: ObjectStore, object: StoredObject): string {
  const seconds = Math.floor(
    (store.now() - Date.parse(object.metadata.creationTimestamp!)) / 1000,
  );
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
