import {
  resourceOfKey,
  type Fields,
  type ObjectStore,
  type StoredObject,
} from '../store';
import { readyOf } from './nodes';

const NODES = resourceOfKey('nodes');

/** Renews the heartbeat of every node that is not silent. */
export function beat(store: ObjectStore): void {
  for (const entry of store.list(NODES)) {
    if (readyOf(entry)?.status === 'True') {
      store.updateStatus({
        ...entry,
        status: {
          ...entry.status,
          conditions: (entry.status?.conditions as Fields[]).map(condition => ({
            ...condition,
            lastHeartbeatTime: store.timestamp(),
          })),
        },
      });
    }
  }
}

/** Whether a write of a node changes nothing but its status. */
export function isHeartbeat(
  before: StoredObject,
  after: StoredObject,
): boolean {
  const look = ({ spec, metadata }: StoredObject) =>
    JSON.stringify([spec, metadata.annotations, metadata.labels]);
  return look(before) === look(after);
}
