import type { MeshPosture } from '../contract';
import {
  matchesSelector,
  type PeerAuthenticationRecord,
  type PodRecord,
} from '../records';

export type MeshMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

interface Decided {
  mode: MeshMode;
  policy?: string;
}

/**
 * The mTLS mode of a pod's port as Istio decides it: port, then workload, then
 * namespace, then mesh; `UNSET` inherits; without any policy the mesh is
 * PERMISSIVE. Of several policies at one level the oldest holds.
 */
export function decideMode(
  policies: {
    namespace: PeerAuthenticationRecord[];
    root: PeerAuthenticationRecord[];
  },
  pod?: { labels: Record<string, string>; port?: number },
): Decided | undefined {
  const wide = (list: PeerAuthenticationRecord[]) =>
    oldest(list.filter(({ selector }) => !selector));
  const workload =
    pod &&
    oldest(
      policies.namespace.filter(
        ({ selector }) => selector && matchesSelector(selector, pod.labels),
      ),
    );
  const levels: Array<[PeerAuthenticationRecord | undefined, string?]> = [
    [workload, pod?.port === undefined ? undefined : workload?.ports[pod.port]],
    [workload, workload?.mode],
    [wide(policies.namespace), wide(policies.namespace)?.mode],
    [wide(policies.root), wide(policies.root)?.mode],
  ];
  for (const [policy, mode] of levels) {
    if (policy && mode && mode !== 'UNSET') {
      return {
        mode: mode as MeshMode,
        policy: `${policy.namespace}/${policy.name}`,
      };
    }
  }
  return undefined;
}

function oldest(
  policies: PeerAuthenticationRecord[],
): PeerAuthenticationRecord | undefined {
  return [...policies].sort(
    (a, b) =>
      (a.createdAt ?? 0) - (b.createdAt ?? 0) || (a.name < b.name ? -1 : 1),
  )[0];
}

/** The mode of a namespace, and its pods without a proxy where one is demanded. */
export function meshPosture(
  policies: {
    namespace: PeerAuthenticationRecord[];
    root: PeerAuthenticationRecord[];
  },
  pods: PodRecord[],
): { posture: MeshPosture; bare: string[] } {
  const decided = decideMode(policies);
  const exceptions = policies.namespace.some(
    ({ selector, mode, ports }) =>
      (selector && mode && mode !== 'UNSET' && mode !== decided?.mode) ||
      Object.values(ports).some(portMode => portMode !== decided?.mode),
  );
  const bare = pods
    .filter(
      pod =>
        !pod.meshed &&
        // Who opts out has decided it; who lacks a proxy by accident has not.
        pod.labels['sidecar.istio.io/inject'] !== 'false' &&
        pod.phase !== 'Failed' &&
        decideMode(policies, { labels: pod.labels })?.mode === 'STRICT',
    )
    .map(({ name }) => name)
    .sort();
  return {
    posture: {
      mode: exceptions ? 'MIXED' : decided?.mode ?? 'NONE',
      policy: decided?.policy,
      barePods: bare.length,
    },
    bare,
  };
}
