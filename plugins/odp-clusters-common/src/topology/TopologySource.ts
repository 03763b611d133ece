import type { AssessedPod } from '../assessment';
import type { StatusCounts } from '../contract';
import type { BudgetRecord, NodeRecord } from '../records';
import type { NodeLoad } from './nodeLoads';
import type { WaitingGroup } from './waitingGroups';

/** What the topology takes of a namespace; it stays the same object while nothing in it changes. */
export interface NamespaceTopology {
  pods: readonly AssessedPod[];
  /** Its pods by status. */
  counts: StatusCounts;
  waiting: readonly WaitingGroup[];
  /** Budgets that allow no disruption. */
  exhaustedBudgets: readonly BudgetRecord[];
}

/** What the topology takes of a cluster, of all its namespaces. */
export interface TopologySource {
  /** Absent when nodes cannot be read. */
  nodes?: readonly NodeRecord[];
  namespaces: ReadonlyMap<string, NamespaceTopology>;
  /** By the name of the node; of all namespaces. */
  loads: ReadonlyMap<string, NodeLoad>;
}

/** A node pool as the target state declares it; limits are nodes of the whole cluster. */
export interface DeclaredPool {
  name: string;
  title: string;
  machineType: string;
  gpu?: { type: string };
  spot: boolean;
  autoscaling: { min: number; max: number };
}

/** Who looks, and what the target state says of the cluster. */
export interface TopologyView {
  /** Whether the caller may see a namespace. */
  sees: (namespace: string) => boolean;
  pools: readonly DeclaredPool[];
  /** Zones that the target state names for the cluster. */
  zones: readonly string[];
}
