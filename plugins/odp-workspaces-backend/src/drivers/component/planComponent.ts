import type {
  ClusterWriter,
  KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type {
  PlanChange,
  Refusal,
} from '@internal/plugin-odp-workspaces-common';
import {
  type ComponentSpec,
  type TargetState,
  workspaceNamespace,
} from '@internal/target-state';
import { plural } from '@internal/vocabulary';
import type { DriverInput, DriverPlan } from '../Driver';
import { changeOf, changeTo } from '../kubernetes/changes';
import { compareObject } from '../kubernetes/compareObject';
import { itemsIn, staleItems, WORKLOAD } from '../kubernetes/staleItems';
import { DEPLOYMENT, RESOURCE_QUOTA } from '../kubernetes/workspaceKinds';
import { podsOf } from './rolloutOf';
import { roomInQuota } from './roomInQuota';

/** The quota of a workspace is called like every object of it. */
const QUOTA = { ...RESOURCE_QUOTA, name: 'workspace' };

interface PlanInput extends DriverInput<ComponentSpec> {
  writer: ClusterWriter;
  target: TargetState;
  wanted: readonly KubernetesObject[];
}

/** What applying a component would do in a cluster, as its server says, and whether its quota has room for it. */
export async function planComponent(input: PlanInput): Promise<DriverPlan> {
  const { writer, signal, wanted, inventory } = input;
  const place = writer.cluster;
  const [compared, room] = await Promise.all([
    Promise.all(wanted.map(object => compareObject(writer, object, signal))),
    roomFor(input),
  ]);
  const stale = staleItems(itemsIn(place, inventory), wanted);
  const changes: PlanChange[] = [
    ...compared.map(one => changeTo(WORKLOAD, place, one)),
    ...stale.map(({ kind, name }) => ({
      ...changeOf(WORKLOAD, place, { kind, metadata: { name } }),
      action: 'delete' as const,
    })),
  ];
  return {
    // What is said of the whole stands with the first object.
    changes: changes.map((change, index) =>
      index === 0
        ? { ...change, warnings: [...change.warnings, ...room.warnings] }
        : change,
    ),
    refusals: room.refusals,
  };
}

async function roomFor({
  writer,
  target,
  spec,
  current,
  signal,
}: PlanInput): Promise<{ warnings: string[]; refusals: Refusal[] }> {
  const namespace = workspaceNamespace(spec.workspace);
  const [quota, deployment] = await Promise.all([
    writer.read({ ...QUOTA, namespace }, { signal }),
    writer.read({ ...DEPLOYMENT, name: spec.name, namespace }, { signal }),
  ]);
  const { lacking, mostPods } = roomInQuota(target, quota, {
    spec,
    ...(current && { now: { spec: current, pods: podsOf(deployment) } }),
  });
  const { min, max } = spec.replicas;
  const where = `the quota of ${namespace} on ${writer.cluster}`;
  if (lacking.length) {
    const message = `${plural(
      min,
      'pod',
    )}, and one more during a rollout, do not fit into ${where}, with what the mesh and Vault put into each: ${lacking.join(
      '; ',
    )}.`;
    return {
      warnings: [],
      refusals: [{ system: WORKLOAD, place: writer.cluster, message }],
    };
  }
  return {
    warnings:
      mostPods !== undefined && mostPods < max
        ? [
            `It may have up to ${max} pods, and ${where} has room for ${mostPods}.`,
          ]
        : [],
    refusals: [],
  };
}
