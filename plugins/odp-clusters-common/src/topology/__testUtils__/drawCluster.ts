import { assessNamespace, type NamespaceRecords } from '../../assessment';
import {
  projectBudget,
  projectEvent,
  projectNamespace,
  projectNode,
  projectPod,
  type NodeRecord,
  type PodRecord,
} from '../../records';
import type { TopologySight } from '../diffTopology';
import { drawTopology } from '../drawTopology';
import { nodeLoads } from '../nodeLoads';
import type { TopologyModel } from '../TopologyModel';
import { topologyPod } from '../topologyPod';
import type {
  DeclaredPool,
  NamespaceTopology,
  TopologySource,
} from '../TopologySource';

/** A cluster as raw objects of the API. Objects that stay the same stay the same records. */
export interface RawCluster {
  nodes?: object[];
  pods?: object[];
  budgets?: object[];
  events?: object[];
  /** Kinds that cannot be read. */
  nodesUnreadable?: boolean;
}

export interface DrawOptions {
  hides?: string[];
  pools?: DeclaredPool[];
  zones?: string[];
  revision?: string;
  /** What was drawn before, to share with. */
  before?: Drawn;
}

/** What came of it. */
export interface Drawn {
  source: TopologySource;
  model: TopologyModel;
  sight: TopologySight;
}

const NOW = Date.parse('2026-11-23T14:32:00Z');

const records = new WeakMap<object, unknown>();

function record<R>(raw: object, project: (raw: unknown) => R | undefined): R {
  const known = records.get(raw) ?? project(raw);
  records.set(raw, known);
  return known as R;
}

/** Draws a cluster from its raw objects, on the way that the backend goes. */
export function drawCluster(raw: RawCluster, options: DrawOptions = {}): Drawn {
  const nodes = (raw.nodes ?? []).map(each => record(each, projectNode));
  const pods = (raw.pods ?? []).map(each => record(each, projectPod));
  const source = sourceOf(raw, { nodes, pods, before: options.before });
  const sees = (namespace: string) => !options.hides?.includes(namespace);
  const { pools = [], zones = [], revision = 'r' } = options;
  const frame = drawTopology(source, { sees, pools, zones });
  const namespaces = new Map(
    [...source.namespaces]
      .filter(([name]) => sees(name))
      .map(([name, topology]) => [name, topology.pods]),
  );
  return {
    source,
    sight: { nodes: frame.nodes, namespaces },
    model: {
      cluster: 'odp-eu',
      freshness: { state: 'live', asOf: '2026-11-23T14:32:00Z' },
      gaps: [],
      hidden: { count: options.hides?.length ?? 0 },
      revision,
      layers: [{ id: 'data', title: 'Data' }],
      namespaces: [...namespaces.keys()].map(name => ({ name })),
      ...frame,
      nodes: new Map(frame.nodes.map(node => [node.name, node])),
      pods: new Map(
        [...namespaces.values()]
          .flat()
          .map(topologyPod)
          .map(pod => [pod.key, pod]),
      ),
    },
  };
}

function sourceOf(
  raw: RawCluster,
  {
    nodes,
    pods,
    before,
  }: { nodes: NodeRecord[]; pods: PodRecord[]; before?: Drawn },
): TopologySource {
  const budgets = (raw.budgets ?? []).map(each => record(each, projectBudget));
  const events = (raw.events ?? []).map(each => record(each, projectEvent));
  const byName = new Map(nodes.map(node => [node.name, node]));
  const namespaces = new Map<string, NamespaceTopology>();
  for (const name of new Set(pods.map(({ namespace }) => namespace))) {
    const own = <R extends { namespace: string }>(all: R[]) =>
      all.filter(({ namespace }) => namespace === name);
    const { topology } = assessNamespace({
      namespace: projectNamespace({ metadata: { name } })!,
      records: {
        pods: own(pods),
        poddisruptionbudgets: own(budgets),
        events: own(events),
      } as NamespaceRecords,
      node: node => byName.get(node),
      meshRoot: { peerAuthentications: [], destinationRules: [] },
      facts: { componentEntity: () => undefined, dependents: () => [] },
      history: {
        restarts: { count: 0, atLeast: false },
        podRestarts: () => ({ count: 0, atLeast: false }),
      },
      previousPods: before?.source.namespaces.get(name)?.pods,
      now: NOW,
    });
    namespaces.set(name, topology);
  }
  return {
    nodes: raw.nodesUnreadable ? undefined : nodes,
    namespaces,
    loads: nodeLoads(namespaces, before?.source),
  };
}
