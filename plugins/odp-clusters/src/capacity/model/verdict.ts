import {
  clockTime,
  durationInWords,
  plural,
  type Status,
  type TopologyModel,
  type TopologyNode,
  type TopologyPod,
  worstOf,
} from '@internal/plugin-odp-clusters-common';
import {
  type CauseGroup,
  groupByCause,
  namesInWords,
  needsLook,
} from './causes';
import { nodeTrouble } from './labels';

/** The sentence that opens the page. */
export interface CapacityVerdict {
  status: Status;
  title: string;
  text: string;
  /** Pods that need a look. */
  attention: number;
}

/** From this many on, pods are told by cause. */
const MANY = 50;
/** Causes that the sentence tells. */
const TOLD = 2;
/** Silent nodes speak for the pods on them; pods without a node are told by themselves. */
const TOLD_ELSEWHERE = ['pod.node-silent', 'pod.unschedulable'];

const number = new Intl.NumberFormat('en-GB');

/** What a person should know first: what is wrong, of how many, and whether it is one cause or many. */
export function capacityVerdict(
  model: TopologyModel,
  now: number,
): CapacityVerdict {
  const pods = [...model.pods.values()];
  const troubled = pods.filter(needsLook);
  const nodes = [...model.nodes.values()];
  const isHeard = ['live', 'starting'].includes(model.freshness.state);
  const status = worstOf([
    ...pods.map(pod => pod.status),
    ...nodes.map(node => node.status),
    // Of a cluster that is not heard nothing is well for sure.
    ...(isHeard ? [] : (['unknown'] as const)),
  ]);
  const groups = groupByCause(troubled);
  const isMany = troubled.length >= MANY;
  if (isMany) {
    groups.sort((a, b) => b.pods.length - a.pods.length);
  }
  const title = isMany
    ? manyTitle(troubled.length, pods.length, groups)
    : fewTitle(model, troubled);
  const told = groups
    .filter(({ rule }) => !TOLD_ELSEWHERE.includes(rule))
    // Of a few the worst speaks: what is less bad stands in the counts.
    .filter(group => isMany || group.status === groups[0].status)
    .slice(0, TOLD)
    .map(group => causeSentence(model, group, now));
  const text = [
    ...told,
    ...(told.length ? [] : nodeSentences(nodes, now)),
    silenceSentence(model, now),
  ]
    .filter(Boolean)
    .join('; ');
  const age = isHeard ? '' : ageSentence(model.freshness, now);
  return {
    status,
    title: title ?? calmTitle(model, pods),
    text: [age, text && `${text}.`].filter(Boolean).join(' '),
    attention: troubled.length,
  };
}

function manyTitle(
  troubled: number,
  all: number,
  groups: CauseGroup[],
): string {
  const largest = Math.max(0, ...groups.map(group => group.pods.length));
  const share =
    groups.length > 1 && largest * 2 > troubled
      ? `, ${number.format(largest)} for one cause`
      : '';
  const one = groups.length === 1 ? ', all for one cause' : '';
  return `${number.format(troubled)} of ${number.format(
    all,
  )} pods need a look${share}${one}.`;
}

function fewTitle(
  model: TopologyModel,
  troubled: TopologyPod[],
): string | undefined {
  const waiting = model.waiting.reduce((sum, { pods }) => sum + pods.length, 0);
  const placed = troubled.filter(({ node }) => node !== undefined);
  const count = (status: Status) =>
    placed.filter(pod => pod.status === status).length;
  const silent = [...model.nodes.values()].filter(
    ({ condition }) => condition === 'silent',
  ).length;
  const unknown = silent ? 0 : count('unknown');
  const parts = [
    [count('failing'), 'failing'],
    [waiting, 'without a node'],
    [count('degraded'), 'degraded'],
    [unknown, 'unknown'],
  ] as const;
  const nodes = [
    [troubledNodes(model.nodes.values()).length, 'degraded'],
    [silent, 'silent'],
  ] as const;
  const told = [...counted(parts, 'pod'), ...counted(nodes, 'node')];
  return told.length ? `${told.join(', ')}.` : undefined;
}

/** "2 pods failing", "3 degraded": what is counted stands before the first alone. */
function counted(
  parts: readonly (readonly [number, string])[],
  one: string,
): string[] {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words], index) =>
      index === 0 ? `${plural(count, one)} ${words}` : `${count} ${words}`,
    );
}

/** Nodes that answer and are not well. */
function troubledNodes(nodes: Iterable<TopologyNode>): TopologyNode[] {
  return [...nodes].filter(
    node => node.condition !== 'silent' && needsLook(node),
  );
}

/** What the first nodes that are not well have: told where no pod has worse to tell. */
function nodeSentences(nodes: TopologyNode[], now: number): string[] {
  return troubledNodes(nodes)
    .slice(0, TOLD)
    .map(node => `${node.name}: ${nodeTrouble(node, now) ?? node.status}`);
}

/** "As of 14:19, when odp-us was last heard." */
function ageSentence(
  { asOf }: TopologyModel['freshness'],
  now: number,
): string {
  return asOf
    ? `This is as of ${clockTime(asOf, now)}, when the cluster was last heard.`
    : 'The cluster was never heard.';
}

function calmTitle(model: TopologyModel, pods: TopologyPod[]): string {
  const starting = pods.filter(({ status }) => status === 'progressing').length;
  const all = number.format(pods.length);
  const where = `on ${plural(model.nodes.size, 'node')}`;
  if (!pods.length) {
    return `No pods ${where}.`;
  }
  return starting
    ? `${plural(starting, 'pod')} of ${all} ${where} on ${
        starting === 1 ? 'its' : 'their'
      } way, the rest healthy.`
    : `All ${all} pods ${where} are healthy.`;
}

/** "yaml-processor: 2 pods out of memory since 13:58", "22 nodes of general in europe-north1-b: ... (380 pods)". */
function causeSentence(
  model: TopologyModel,
  group: CauseGroup,
  now: number,
): string {
  const { pods, workloads, words, since } = group;
  const when = since
    ? ` since ${clockTime(new Date(since).toISOString(), now)}`
    : '';
  if (pods.length >= MANY) {
    const what = group.message ?? words;
    return `${whereOf(model, pods)}: ${what} (${plural(
      pods.length,
      'pod',
    )}${when})`;
  }
  return `${namesInWords(workloads)}: ${plural(
    pods.length,
    'pod',
  )} ${words}${when}`;
}

/** Where most of some pods run: nodes of one pool in one zone, or workloads. */
function whereOf(model: TopologyModel, pods: TopologyPod[]): string {
  const nodes = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { node } of pods) {
    const found = node === undefined ? undefined : model.nodes.get(node);
    if (found) {
      const place = `${found.pool}@${found.zone ?? ''}`;
      nodes.set(place, (nodes.get(place) ?? new Set()).add(found.name));
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  const [place, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (count < pods.length * 0.8) {
    const workloads = new Set(pods.map(pod => pod.workload?.name ?? pod.name));
    return plural(workloads.size, 'workload');
  }
  const [id, zone] = place.split('@');
  const pool = model.pools.find(found => found.id === id);
  return `${plural(nodes.get(place)!.size, 'node')} of ${pool?.name ?? id}${
    zone ? ` in ${zone}` : ''
  }`;
}

function silenceSentence(model: TopologyModel, now: number): string {
  const silent = [...model.nodes.values()].filter(
    ({ condition }) => condition === 'silent',
  );
  if (!silent.length) {
    return '';
  }
  const since = silent
    .flatMap(({ reasons }) => reasons[0]?.since ?? [])
    .sort()[0];
  const who =
    silent.length === 1
      ? `node ${silent[0].name} is`
      : `${plural(silent.length, 'node')} are`;
  return since
    ? `${who} silent for ${durationInWords(now - Date.parse(since))}`
    : `${who} silent`;
}
