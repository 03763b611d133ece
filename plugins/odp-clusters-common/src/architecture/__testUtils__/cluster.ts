import { aDeployment, aPod } from '@internal/test-utils';
import { assessNamespace, type NamespaceRecords } from '../../assessment';
import { architectureSchema } from '../../contract';
import { type KindName, KINDS, projectNamespace } from '../../records';
import type { ArchitectureInput } from '../ArchitectureInput';
import { buildArchitecture } from '../buildArchitecture';
import { PathBook } from '../PathBook';
import { TARGET } from './target';

/** Raw objects by kind. */
export type Raws = Partial<Record<KindName, object[]>>;
export type Namespace = ReturnType<typeof namespace>;

/** A namespace in which everything can be read but what is `unreadable`, and nothing is but what `raws` say. */
export function namespace(
  name: string,
  raws: Raws = {},
  unreadable: KindName[] = [],
) {
  const records: Record<string, unknown[]> = {};
  for (const kind of Object.keys(KINDS) as KindName[]) {
    if (!unreadable.includes(kind)) {
      records[kind] = (raws[kind] ?? []).map(raw => KINDS[kind].project(raw)!);
    }
  }
  const assessment = assessNamespace({
    namespace: projectNamespace({ metadata: { name } })!,
    records: records as NamespaceRecords,
    meshRoot: { peerAuthentications: [], destinationRules: [] },
    facts: { componentEntity: () => undefined, dependents: () => [] },
    history: {
      restarts: { count: 0, atLeast: false },
      podRestarts: () => ({ count: 0, atLeast: false }),
    },
    now: Date.parse('2026-11-23T14:04:00Z'),
  });
  return [name, assessment] as const;
}

/** A Deployment of a component, `<namespace>/<component>[/<name>]`, with its pods; `bare` ones have no proxy. */
export function workload(
  place: string,
  more: { pods?: number; ready?: number; bare?: number; labels?: object } = {},
): Raws {
  const [where, component, name = component] = place.split('/');
  const { pods = 2, ready = pods, bare = 0 } = more;
  const uid = `deployment-${name}`;
  const labels = { 'app.kubernetes.io/name': component, ...more.labels };
  return {
    deployments: [
      aDeployment({
        metadata: { name, namespace: where, uid, labels },
        spec: {
          replicas: pods,
          template: { metadata: { labels }, spec: { containers: [] } },
        },
        status: { readyReplicas: ready, replicas: pods, updatedReplicas: pods },
      }),
    ],
    pods: Array.from({ length: pods }, (_, index) =>
      aPod({
        metadata: {
          name: `${name}-${index}`,
          uid: `${name}-${index}`,
          namespace: where,
          labels,
          ownerReferences: [
            { kind: 'Deployment', name, uid, controller: true },
          ],
        },
        spec: index < bare ? { containers: [{ name: component }] } : {},
        containerStatus: { ready: index < ready },
      }),
    ),
  };
}

/** Everything of several. */
export function merged(...all: Raws[]): Raws {
  const sum: Raws = {};
  for (const raws of all) {
    for (const [kind, list] of Object.entries(raws)) {
      sum[kind as KindName] = [...(sum[kind as KindName] ?? []), ...list];
    }
  }
  return sum;
}

/** The mesh's own namespace, where STRICT is demanded of everybody. */
export const STRICT_MESH = namespace('istio-system', {
  peerauthentications: [
    {
      metadata: { name: 'default', namespace: 'istio-system' },
      spec: { mtls: { mode: 'STRICT' } },
    },
  ],
});

/** The view that a contract allows, with its parts by name; without namespaces, of a cluster that was never read. */
export function build(
  namespaces: Namespace[] | undefined,
  more: Partial<ArchitectureInput> = {},
) {
  const architecture = architectureSchema.parse(
    buildArchitecture({
      target: TARGET,
      cluster: 'odp-eu',
      freshness: { state: 'live' },
      gaps: [],
      namespaces: namespaces && new Map(namespaces),
      sees: () => true,
      entityOf: ({ name }) => `component:default/${name}`,
      traffic: { state: 'not-set-up' },
      paths: PathBook.create('istio-system'),
      listAllowed: false,
      ...more,
    }),
  );
  return {
    ...architecture,
    component: (name: string) =>
      architecture.components.find(component => component.name === name)!,
    edge: (id: string) => architecture.edges.find(edge => edge.id === id),
  };
}
