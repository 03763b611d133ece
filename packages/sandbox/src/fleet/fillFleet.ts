import type { TargetState } from '@internal/target-state';
import { reconcileBudgetsAndQuotas } from '../life/budgets';
import { reconcileEndpointSlices } from '../life/endpointSlices';
import type { ObjectStore } from '../store';
import { FleetNodes } from './FleetNodes';
import type { FleetOptions, FleetSummary } from './FleetOptions';
import { FleetPods } from './FleetPods';
import {
  createNamespace,
  createQuota,
  createServiceAndBudget,
} from './fleetPolicies';
import { FleetSeed } from './FleetSeed';
import { fleetTemplate } from './fleetTemplate';
import type { FleetWorkload } from './FleetWorkload';
import { FleetWorkloads } from './FleetWorkloads';
import { planNamespaces, type FleetNamespace } from './planNamespaces';
import { TroubleBudget } from './TroubleBudget';

/** Sizes that workloads have, in turn. */
const REPLICAS = [3, 1, 5, 2, 12, 3, 2, 20, 6, 1];
const ROLES = [
  'api',
  'worker',
  'engine',
  'sync',
  'gateway',
  'scorer',
  'loader',
  'indexer',
  'exporter',
  'scheduler',
  'stream',
  'report',
];
const SUBJECTS = [
  'quote',
  'policy',
  'party',
  'rating',
  'document',
  'payment',
  'exposure',
  'portfolio',
  'customer',
  'ledger-reconciliation-and-settlement',
];
const DAEMON_SETS = ['node-exporter', 'cilium'];
/** One namespace of so many has pods that are unwell. */
const NAMESPACES_PER_UNWELL_ONE = 3;
const HOUR = 3_600_000;

/**
 * Writes a large cluster in seconds: no controller runs, every object gets the
 * status that controllers would have left. Do not let a Life watch the store
 * while it is filled.
 *
 * @throws Error when the sizes make no cluster
 */
export function fillFleet(
  store: ObjectStore,
  target: TargetState,
  options: FleetOptions,
): FleetSummary {
  const { cluster, nodes: nodeCount, pods: podCount } = options;
  requireSizes(options);
  const seed = new FleetSeed(options.seed ?? cluster);
  const troubles = new TroubleBudget(options.unhealthy ?? 0.015);
  const nodes = FleetNodes.create(store, target, {
    cluster,
    nodes: nodeCount,
    seed,
  });
  const pods = new FleetPods({
    store,
    nodes,
    seed,
    managedFields: options.managedFields ?? false,
  });
  const workloads = new FleetWorkloads({ store, pods, seed });
  // DaemonSets take at most a fifth of the pods, so that small fleets have others too.
  const daemonSets = DAEMON_SETS.slice(0, Math.floor(podCount / 5 / nodeCount));
  const planned = planNamespaces(target, {
    namespaces: options.namespaces,
    pods: podCount - daemonSets.length * nodeCount,
  });
  let count = 0;
  planned.forEach((namespace, index) => {
    createNamespace(store, namespace);
    if (index === 0) {
      for (const name of daemonSets) {
        workloads.createDaemonSet(
          workloadOf(seed, namespace, {
            name,
            replicas: nodeCount,
            pool: 'general',
          }),
          nodes.names,
        );
        count += 1;
      }
    }
    count += fillNamespace(namespace, index);
    if (namespace.workspace) {
      createQuota(store, namespace, seed);
    }
    reconcileBudgetsAndQuotas(store, namespace.name);
    reconcileEndpointSlices(store, namespace.name);
  });

  function fillNamespace(namespace: FleetNamespace, place: number): number {
    let left = namespace.pods;
    let made = 0;
    for (; left > 0; made++) {
      const replicas = Math.min(
        left,
        REPLICAS[(made + place) % REPLICAS.length],
      );
      const kind = kindOf(made);
      const workload = {
        ...workloadOf(seed, namespace, {
          name: workloadName(namespace, made),
          replicas,
          pool: nodes.poolFor(poolOf(made, kind)),
        }),
        kind,
      };
      workloads.create({
        ...workload,
        trouble:
          kind === 'CronJob'
            ? undefined
            : troubles.take(
                replicas,
                place % NAMESPACES_PER_UNWELL_ONE === 1 ||
                  planned.length < NAMESPACES_PER_UNWELL_ONE,
              ),
      });
      if (kind !== 'CronJob') {
        createServiceAndBudget(store, workload);
      }
      left -= replicas;
    }
    return made;
  }

  return {
    nodes: nodeCount,
    silentNodes: nodes.silent.size,
    namespaces: planned.length,
    workloads: count,
    pods: pods.count,
    unhealthy: troubles.counts,
    podBytes: pods.meanBytes,
  };
}

function requireSizes({ nodes, pods, namespaces }: FleetOptions) {
  if (![nodes, pods, namespaces].every(Number.isInteger)) {
    throw new Error('The sizes of a fleet are whole numbers');
  }
  if (nodes < 1 || pods < 0 || namespaces < 1) {
    throw new Error(
      'A fleet needs at least one node, no negative number of pods, and one namespace',
    );
  }
}

function kindOf(index: number): FleetWorkload['kind'] {
  if (index % 10 === 9) {
    return 'CronJob';
  }
  return index % 6 === 4 ? 'StatefulSet' : 'Deployment';
}

function poolOf(index: number, kind: string): string {
  if (kind === 'StatefulSet') {
    return 'storage';
  }
  if (index % 13 === 12) {
    return 'gpu';
  }
  return index % 11 === 10 ? 'spot' : 'general';
}

function workloadName(namespace: FleetNamespace, index: number): string {
  const own = namespace.components[index];
  if (own) {
    return own;
  }
  const number = index - namespace.components.length;
  const role = ROLES[number % ROLES.length];
  const subject = SUBJECTS[Math.floor(number / ROLES.length) % SUBJECTS.length];
  const round = Math.floor(number / ROLES.length / SUBJECTS.length);
  return round ? `${subject}-${role}-${round + 1}` : `${subject}-${role}`;
}

function workloadOf(
  seed: FleetSeed,
  namespace: FleetNamespace,
  plan: { name: string; replicas: number; pool: string },
) {
  const version = `${seed.between(1, 4)}.${seed.between(0, 30)}.${seed.between(
    0,
    9,
  )}`;
  return {
    ...plan,
    namespace: namespace.name,
    template: fleetTemplate(seed, {
      ...plan,
      version,
      mesh: seed.between(0, 19) !== 0,
    }),
    ageMs: seed.between(1, 24 * 60) * HOUR,
  };
}
