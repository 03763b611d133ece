import { readBase, type RecordBase } from './metadata';
import { asList, asNumber, asRaw, asText, asTexts, type Raw } from './raw';
import { readSelector, type Selector } from './selector';

/** A port of a rule; no port number or name means every port. */
export interface PortRecord {
  protocol: string;
  port?: number | string;
  endPort?: number;
}

/** Who may be talked to; with neither selector nor block, everybody. */
export interface PeerRecord {
  namespaces?: Selector;
  pods?: Selector;
  block?: { cidr: string; except: string[] };
}

export interface RuleRecord {
  /** Empty: everybody. */
  peers: PeerRecord[];
  /** Empty: every port. */
  ports: PortRecord[];
}

/** A NetworkPolicy. */
export interface NetworkPolicyRecord extends RecordBase {
  pods: Selector;
  types: Array<'Ingress' | 'Egress'>;
  ingress: RuleRecord[];
  egress: RuleRecord[];
}

export function projectNetworkPolicy(
  raw: unknown,
): NetworkPolicyRecord | undefined {
  const base = readBase(raw);
  if (!base) {
    return undefined;
  }
  const spec = asRaw(asRaw(raw).spec);
  const named = Array.isArray(spec.policyTypes) ? spec.policyTypes : undefined;
  return {
    ...base,
    pods: readSelector(spec.podSelector) ?? { requirements: [] },
    // Without policyTypes a policy is about ingress, and about egress when it has such rules.
    types: (['Ingress', 'Egress'] as const).filter(type =>
      named
        ? named.includes(type)
        : type === 'Ingress' || spec.egress !== undefined,
    ),
    ingress: asList(spec.ingress).map(rule => readRule(rule, 'from')),
    egress: asList(spec.egress).map(rule => readRule(rule, 'to')),
  };
}

function readRule(rule: Raw, direction: 'from' | 'to'): RuleRecord {
  return {
    peers: asList(rule[direction]).map(peer => {
      const block = asRaw(peer.ipBlock);
      return {
        namespaces: readSelector(peer.namespaceSelector),
        pods: readSelector(peer.podSelector),
        block: peer.ipBlock
          ? {
              cidr: asText(block.cidr) ?? '',
              except: Array.isArray(block.except)
                ? block.except.map(String)
                : [],
            }
          : undefined,
      };
    }),
    ports: asList(rule.ports).map(port => ({
      protocol: asText(port.protocol) ?? 'TCP',
      port: asNumber(port.port) ?? asText(port.port),
      endPort: asNumber(port.endPort),
    })),
  };
}

/** A Service, as far as its selector and ports. */
export interface ServiceRecord extends RecordBase {
  selector: Record<string, string>;
  ports: Array<{ name?: string; port?: number }>;
}

export function projectService(raw: unknown): ServiceRecord | undefined {
  const base = readBase(raw);
  const spec = asRaw(asRaw(raw).spec);
  return (
    base && {
      ...base,
      selector: asTexts(spec.selector),
      ports: asList(spec.ports).map(port => ({
        name: asText(port.name),
        port: asNumber(port.port),
      })),
    }
  );
}

/** An EndpointSlice, counted. */
export interface EndpointSliceRecord extends RecordBase {
  service?: string;
  ready: number;
  total: number;
}

export function projectEndpointSlice(
  raw: unknown,
): EndpointSliceRecord | undefined {
  const base = readBase(raw);
  const endpoints = asList(asRaw(raw).endpoints);
  return (
    base && {
      ...base,
      service: asTexts(asRaw(asRaw(raw).metadata).labels)[
        'kubernetes.io/service-name'
      ],
      ready: endpoints.filter(
        ({ conditions }) => asRaw(conditions).ready === true,
      ).length,
      total: endpoints.length,
    }
  );
}
