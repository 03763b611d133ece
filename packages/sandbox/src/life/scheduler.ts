import type { Fields, StoredObject } from '../store';
import { behaviourOf, isSilent } from './behaviour';
import { quantity } from './quota';

/** A node and what its pods have asked for. */
export interface NodeLoad {
  node: StoredObject;
  pods: StoredObject[];
}

/** A node for a pod, or the sentence in which the scheduler says why there is none. */
export type Decision = { node: string } | { message: string };

const RESOURCES = ['cpu', 'memory', 'nvidia.com/gpu'];

/**
 * Chooses a node: first the filters of the real scheduler (selector, taints,
 * resources, cordon), then the zone and node with the fewest pods of the same
 * owner. Deterministic.
 */
export function schedule(pod: StoredObject, loads: NodeLoad[]): Decision {
  const refusals: string[][] = [];
  const feasible = loads.filter(load => {
    const refused = refusalsOf(pod, load);
    if (refused.length) {
      refusals.push(refused);
    }
    return !refused.length;
  });
  if (!feasible.length) {
    return { message: fitError(refusals) };
  }
  const name = pod.metadata.labels?.['app.kubernetes.io/name'];
  const inZone = new Map<string, number>();
  for (const { node, pods } of loads) {
    const zone = zoneOf(node);
    inZone.set(zone, (inZone.get(zone) ?? 0) + siblings(pods, name));
  }
  const cost = ({ node, pods }: NodeLoad) =>
    (inZone.get(zoneOf(node)) ?? 0) * 1e6 +
    siblings(pods, name) * 1e3 +
    pods.length;
  const best = feasible.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  return { node: best.node.metadata.name };
}

/**
 * The scheduler's sentence: reasons with their counts in the order of their
 * text, then why preemption does not help (kube-scheduler, `FitError.Error`).
 */
function fitError(refusals: string[][]): string {
  const total = refusals.length;
  const preemption = histogram(
    refusals.map(([first]) =>
      first.startsWith('Insufficient')
        ? 'No preemption victims found for incoming pod'
        : 'Preemption is not helpful for scheduling',
    ),
  );
  const available = (reasons: string) =>
    `0/${total} nodes are available${reasons && `: ${reasons}`}.`;
  return `${available(histogram(refusals.flat()))} preemption: ${available(
    preemption,
  )}`;
}

function histogram(reasons: string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}

function siblings(pods: StoredObject[], name: string | undefined): number {
  return pods.filter(
    other => other.metadata.labels?.['app.kubernetes.io/name'] === name,
  ).length;
}

function zoneOf(node: StoredObject): string {
  return node.metadata.labels?.['topology.kubernetes.io/zone'] ?? '';
}

/** The first filter that says no speaks; the one for resources names each that is short. */
function refusalsOf(pod: StoredObject, { node, pods }: NodeLoad): string[] {
  const selector: Record<string, string> = pod.spec?.nodeSelector ?? {};
  if (
    Object.entries(selector).some(
      ([key, value]) => node.metadata.labels?.[key] !== value,
    )
  ) {
    return ["node(s) didn't match Pod's node affinity/selector"];
  }
  if (node.spec?.unschedulable) {
    return ['node(s) were unschedulable'];
  }
  if (isSilent(node)) {
    return ['node(s) had untolerated taint {node.kubernetes.io/unreachable: }'];
  }
  const taint = ((node.spec?.taints ?? []) as Fields[]).find(
    entry => !tolerates(pod, entry),
  );
  if (taint) {
    return [
      `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`,
    ];
  }
  if (behaviourOf(pod) === 'pending') {
    return ['Insufficient cpu'];
  }
  return RESOURCES.filter(resource => {
    const taken = pods.reduce(
      (sum, other) => sum + requestOf(other, resource),
      0,
    );
    const room = quantity(node.status?.allocatable?.[resource]) - taken;
    return requestOf(pod, resource) > room + 1e-9;
  }).map(resource => `Insufficient ${resource}`);
}

function tolerates(pod: StoredObject, taint: Fields): boolean {
  return ((pod.spec?.tolerations ?? []) as Fields[]).some(
    toleration =>
      (toleration.key === undefined || toleration.key === taint.key) &&
      (toleration.operator === 'Exists' || toleration.value === taint.value),
  );
}

function requestOf(pod: StoredObject, resource: string): number {
  return ((pod.spec?.containers ?? []) as Fields[]).reduce(
    (sum, container) =>
      sum + quantity(container.resources?.requests?.[resource]),
    0,
  );
}
