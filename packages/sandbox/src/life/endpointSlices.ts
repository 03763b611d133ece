import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { controlledBy, isFinished, isReady } from './pods';
import { NameGenerator } from './random';

const SLICES = resourceOfKey('endpointslices.discovery.k8s.io');
const SERVICES = resourceOfKey('services');
const PODS = resourceOfKey('pods');

/** Most endpoints of one slice, as the real controller cuts them. */
const ENDPOINTS_PER_SLICE = 100;

/** Brings the EndpointSlices of a namespace in line with its Services and pods. */
export function reconcileEndpointSlices(
  store: ObjectStore,
  namespace: string,
): void {
  const pods = store.list(PODS, namespace).filter(pod => !isFinished(pod));
  const slices = store.list(SLICES, namespace);
  for (const service of store.list(SERVICES, namespace)) {
    if (service.spec?.selector) {
      const existing = slices.filter(
        slice =>
          slice.metadata.labels?.['kubernetes.io/service-name'] ===
          service.metadata.name,
      );
      reconcileService(store, service, { pods, existing });
    }
  }
}

function reconcileService(
  store: ObjectStore,
  service: StoredObject,
  state: { pods: StoredObject[]; existing: StoredObject[] },
) {
  const selector = Object.entries(
    service.spec?.selector as Record<string, string>,
  );
  const endpoints = state.pods
    .filter(
      pod =>
        pod.status?.podIP &&
        selector.every(([key, value]) => pod.metadata.labels?.[key] === value),
    )
    .map(endpointOf);
  const { name, namespace } = service.metadata;
  const names = new NameGenerator(`${namespace}/${name}`);
  const wanted = Math.max(1, Math.ceil(endpoints.length / ENDPOINTS_PER_SLICE));
  for (let index = 0; index < wanted; index++) {
    const slice = sliceOf(service, {
      name: `${name}-${names.suffix()}`,
      endpoints: endpoints.slice(
        index * ENDPOINTS_PER_SLICE,
        (index + 1) * ENDPOINTS_PER_SLICE,
      ),
    });
    const before = store.get(SLICES, slice.metadata.name, namespace);
    if (!before) {
      store.create(slice);
    } else if (
      JSON.stringify(before.endpoints) !== JSON.stringify(slice.endpoints)
    ) {
      store.update({ ...slice, metadata: { ...slice.metadata } });
    }
  }
  for (const surplus of state.existing.slice(wanted)) {
    store.remove(SLICES, surplus.metadata.name, namespace);
  }
}

function endpointOf(pod: StoredObject): Fields {
  const ready = isReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  return {
    addresses: [pod.status?.podIP],
    conditions: {
      ready: ready && !terminating,
      serving: ready,
      terminating,
    },
    nodeName: pod.spec?.nodeName,
    targetRef: {
      kind: 'Pod',
      name: pod.metadata.name,
      namespace: pod.metadata.namespace,
      uid: pod.metadata.uid,
    },
  };
}

function sliceOf(
  service: StoredObject,
  { name, endpoints }: { name: string; endpoints: Fields[] },
): StoredObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name,
      namespace: service.metadata.namespace,
      labels: {
        'kubernetes.io/service-name': service.metadata.name,
        'endpointslice.kubernetes.io/managed-by':
          'endpointslice-controller.k8s.io',
      },
      ownerReferences: controlledBy(service),
    },
    addressType: 'IPv4',
    endpoints,
    ports: ((service.spec?.ports ?? []) as Fields[]).map(port => ({
      name: port.name,
      port: typeof port.targetPort === 'number' ? port.targetPort : port.port,
      protocol: port.protocol ?? 'TCP',
    })),
  };
}
