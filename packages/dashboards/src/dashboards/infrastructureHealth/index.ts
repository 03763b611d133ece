import type { DashboardSpec } from '../../panels/buildDashboard';
import {
  clusterVariable,
  namespaceVariable,
  workspaceVariable,
} from '../scope';
import { databases } from './databases';
import { eventBus } from './eventBus';
import { goldenSignals } from './goldenSignals';
import { nodes } from './nodes';
import { pods } from './pods';
import { storage } from './storage';
import { watching } from './watching';

/** Do nodes, pods, stores and the bus hold. `backlogBytes` is the limit of a topic. */
export function infrastructureHealth(backlogBytes: number): DashboardSpec {
  return {
    uid: 'infrastructure-health',
    title: 'Infrastructure Health',
    description:
      'Kubernetes cluster metrics, node availability and storage usage; event bus, databases and object store.',
    variables: [clusterVariable, namespaceVariable, workspaceVariable],
    sections: [
      goldenSignals,
      nodes,
      pods,
      storage,
      eventBus(backlogBytes),
      databases,
      watching,
    ],
  };
}
