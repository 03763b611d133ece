import type { Fields, ObjectStore, StoredObject } from '../store';
import { resourceOfKey } from '../store';
import { BEHAVIOUR_ANNOTATION } from './behaviour';
import { RESTARTS_ANNOTATION } from './podStatus';

/** Whether a pod's Ready condition is true. */
export function isReady(pod: StoredObject): boolean {
  return (pod.status?.conditions ?? []).some(
    (condition: Fields) =>
      condition.type === 'Ready' && condition.status === 'True',
  );
}

/** Whether a pod has ended for good. */
export function isFinished(pod: StoredObject): boolean {
  return ['Succeeded', 'Failed'].includes(pod.status?.phase);
}

/** Whether a controller counts on a pod: it has not ended and is not being deleted. */
export function isActive(pod: StoredObject): boolean {
  return !isFinished(pod) && !pod.metadata.deletionTimestamp;
}

/** The pods that an object controls. */
export function podsOf(
  store: ObjectStore,
  owner: StoredObject,
): StoredObject[] {
  return store
    .list(resourceOfKey('pods'), owner.metadata.namespace)
    .filter(pod =>
      pod.metadata.ownerReferences?.some(
        ({ uid }) => uid === owner.metadata.uid,
      ),
    );
}

/** The reference by which an owned object names its controller. */
export function controlledBy(owner: StoredObject) {
  return [
    {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid!,
      controller: true,
      blockOwnerDeletion: true,
    },
  ];
}

const PROXY = {
  name: 'istio-proxy',
  image: 'istio/proxyv2:1.20.0',
  resources: {
    requests: { cpu: '10m', memory: '40Mi' },
    limits: { memory: '256Mi' },
  },
  // As Istio with its CNI sets it, so that it may go where restricted is asked for.
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

/** A pod of a template, with an injected proxy where the namespace and the pod ask for one. */
export function podFromTemplate(
  store: ObjectStore,
  owner: StoredObject,
  options: { name: string; labels?: Record<string, string>; nodeName?: string },
): StoredObject {
  const template: Fields = owner.spec?.template ?? {};
  const namespace = owner.metadata.namespace!;
  const labels = { ...template.metadata?.labels, ...options.labels };
  const injected =
    store.get(resourceOfKey('namespaces'), namespace)?.metadata.labels?.[
      'istio-injection'
    ] === 'enabled' && labels['sidecar.istio.io/inject'] !== 'false';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: options.name,
      namespace,
      labels,
      annotations: { ...template.metadata?.annotations },
      ownerReferences: controlledBy(owner),
    },
    spec: {
      ...template.spec,
      ...(options.nodeName && { nodeName: options.nodeName }),
      containers: [
        ...(template.spec?.containers ?? []),
        ...(injected ? [PROXY] : []),
      ],
    },
    status: { phase: 'Pending' },
  };
}

/** Whether a write of a pod changed what its kubelet looks at. */
export function changesBehaviour(
  before: StoredObject | undefined,
  after: StoredObject,
): boolean {
  const look = (pod?: StoredObject) =>
    JSON.stringify([
      pod?.metadata.annotations?.[BEHAVIOUR_ANNOTATION],
      pod?.metadata.annotations?.[RESTARTS_ANNOTATION],
      pod?.spec?.nodeName,
      pod?.spec?.containers?.map((container: Fields) => container.image),
    ]);
  return look(before) !== look(after);
}
