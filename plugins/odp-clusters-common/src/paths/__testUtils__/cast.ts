import type { Path, PathEnd } from '../PathEnds';
import { podsOf } from './TestWorld';

type Fields = Record<string, any>;

export const PORTS = [
  { name: 'pulsar', containerPort: 6650 },
  { name: 'http', containerPort: 8080 },
];
const ON_PULSAR = { port: 6650, protocol: 'TCP' };

export const dagster = podsOf('dagster', 'data');
export const catalog = podsOf('data-catalog', 'data', [
  { ports: PORTS, status: { podIP: '10.6.0.1' } },
]);
const pulsar = podsOf('pulsar', 'storage', [
  { ports: PORTS, status: { podIP: '10.9.0.1' } },
]);
export const gcs: PathEnd = { kind: 'outside', name: 'gcs' };

/** Dagster of namespace data calls Pulsar of namespace storage. */
export const path: Path = { from: dagster, to: pulsar, port: ON_PULSAR };

export const NAMESPACES = [
  namespace('data', { team: 'data', tier: 'inner' }),
  namespace('storage', { team: 'storage' }),
];

export function named(name: string) {
  return { matchLabels: { 'app.kubernetes.io/name': name } };
}

export function inNamespace(name: string) {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  };
}

/** @param place - `<namespace>/<name>`, as in the others */
export function networkPolicy(place: string, spec: Fields): Fields {
  return object('NetworkPolicy', place, spec);
}

export function authorizationPolicy(place: string, spec: Fields): Fields {
  return object('AuthorizationPolicy', place, spec);
}

export function deny(place: string, types = ['Ingress', 'Egress']): Fields {
  return networkPolicy(place, { podSelector: {}, policyTypes: types });
}

/** A policy of data about all its pods, which lets them reach these peers. */
export function reach(to: object[], ports?: object[]): Fields {
  return networkPolicy('data/reach', {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to, ...(ports && { ports }) }],
  });
}

/** A policy of storage about all its pods, which admits these peers. */
export function admit(from: object[], ports?: object[]): Fields {
  return networkPolicy('storage/admit', {
    podSelector: {},
    ingress: [{ from, ...(ports && { ports }) }],
  });
}

function namespace(name: string, labels: Fields): Fields {
  return { kind: 'Namespace', metadata: { name, labels } };
}

function object(kind: string, place: string, spec: Fields): Fields {
  const [inNamespaceOf, name] = place.split('/');
  return { kind, metadata: { name, namespace: inNamespaceOf }, spec };
}
