import type { Visibility } from '@internal/backend-kit';
import type {
  AssessedPod,
  Hidden,
  TopologyNamespace,
  TopologyView,
} from '@internal/plugin-odp-clusters-common';
import type { TopologySnapshot } from '../snapshots/TopologySnapshot';
import type { NamespaceResource } from '../visibility/rules';

/** What a caller sees of a snapshot. */
export interface Look {
  view: TopologyView;
  /** By name. */
  namespaces: TopologyNamespace[];
  /** By namespace. */
  pods: ReadonlyMap<string, readonly AssessedPod[]>;
  hidden: Hidden;
}

/** Looks at a snapshot with a visibility; `declared` is what the target state says of the cluster. */
export function lookAt(
  snapshot: TopologySnapshot,
  visibility: Visibility<NamespaceResource>,
  declared: Omit<TopologyView, 'sees'>,
): Look {
  const namespaces: TopologyNamespace[] = [];
  const pods = new Map<string, readonly AssessedPod[]>();
  const hidden: string[] = [];
  for (const [name, resource] of snapshot.resources) {
    if (visibility.sees(resource)) {
      namespaces.push(resource);
      pods.set(name, snapshot.namespaces.get(name)!.pods);
    } else {
      hidden.push(name);
    }
  }
  return {
    view: { ...declared, sees: name => pods.has(name) },
    namespaces: namespaces.sort((a, b) => (a.name < b.name ? -1 : 1)),
    pods,
    hidden: {
      count: hidden.length,
      ...(visibility.namesHidden && { names: hidden.sort() }),
    },
  };
}
