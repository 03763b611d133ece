import type { PodPortRecord, PodRecord } from '../records';
import {
  type Address,
  type Block,
  isInside,
  parseAddress,
} from './addresses/cidr';
import type { PathEnd, PathPort } from './PathEnds';

/** Pods of an end that the policies cannot tell apart; the first one speaks for all. */
export interface PodGroup {
  namespace: string;
  labels: Record<string, string>;
  ports: PodPortRecord[];
  serviceAccount: string;
  meshed: boolean;
  hostNetwork: boolean;
  /** Absent while none of the pods has one. */
  address?: Address;
  pods: PodRecord[];
}

/** Who is outside the cluster; by its address no more is known than the family of who talks to it. */
export interface Outside {
  outside: true;
  /** Words of an address of that family; absent when that is not known either. */
  words?: number;
}

export type Party = PodGroup | Outside;

/** A path between parties of its ends. */
export interface Question {
  from: Party;
  to: Party;
  port?: PathPort;
}

/** What policies tell pods apart by; one object for equal ones of a world. */
export interface Distinctions {
  labels: string[];
  blocks: Block[];
}

export function isOutside(party: Party): party is Outside {
  return 'outside' in party;
}

/** How many ends of connections a party is. */
export function sizeOf(party: Party): number {
  return isOutside(party) ? 1 : party.pods.length;
}

const groupings = new WeakMap<PodRecord[], WeakMap<Distinctions, PodGroup[]>>();

/** The parties of an end; none when no pod of it runs. */
export function partiesOf(
  end: PathEnd,
  other: PathEnd,
  distinctions: Distinctions,
): Party[] {
  if (end.kind === 'outside') {
    const ip = other.kind === 'pods' && other.pods.find(pod => pod.ip)?.ip;
    return [
      { outside: true, words: ip ? parseAddress(ip)?.length : undefined },
    ];
  }
  const known = groupings.get(end.pods) ?? new WeakMap();
  groupings.set(end.pods, known);
  const groups = known.get(distinctions) ?? group(end, distinctions);
  known.set(distinctions, groups);
  return groups;
}

function group(
  { pods, namespace }: PathEnd & { kind: 'pods' },
  { labels, blocks }: Distinctions,
): PodGroup[] {
  const alike = new Map<string, PodRecord[]>();
  for (const pod of pods) {
    if (pod.phase !== 'Failed' && pod.phase !== 'Succeeded') {
      const key = JSON.stringify([
        labels.map(label => pod.labels[label]),
        pod.serviceAccount,
        pod.meshed,
        pod.hostNetwork,
        pod.ports,
      ]);
      alike.set(key, [...(alike.get(key) ?? []), pod]);
    }
  }
  return [...alike.values()].flatMap(list =>
    splitByAddress(list, blocks).map(part => ({
      namespace,
      labels: part.pods[0].labels,
      ports: part.pods[0].ports,
      // What the API server fills in.
      serviceAccount: part.pods[0].serviceAccount ?? 'default',
      meshed: part.pods[0].meshed,
      hostNetwork: part.pods[0].hostNetwork,
      ...part,
    })),
  );
}

/** Pods without an address yet are judged as others of their template. */
function splitByAddress(
  pods: PodRecord[],
  blocks: Block[],
): Array<{ pods: PodRecord[]; address?: Address }> {
  const parts = new Map<string, { pods: PodRecord[]; address: Address }>();
  const waiting: PodRecord[] = [];
  for (const pod of pods) {
    const address = pod.ip === undefined ? undefined : parseAddress(pod.ip);
    if (!address) {
      waiting.push(pod);
      continue;
    }
    const key = blocks.map(block => Number(isInside(address, block))).join('');
    const part = parts.get(key);
    if (part) {
      part.pods.push(pod);
    } else {
      parts.set(key, { pods: [pod], address });
    }
  }
  const [first, ...rest] = parts.values();
  return first
    ? [{ ...first, pods: [...first.pods, ...waiting] }, ...rest]
    : [{ pods: waiting }];
}
