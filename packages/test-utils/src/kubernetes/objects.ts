type Fields = Record<string, any>;

/** A raw pod: running and ready unless told otherwise. */
export function aPod(overrides: Fields = {}): Fields {
  const { metadata, spec, status, container, containerStatus } = overrides;
  return {
    metadata: {
      name: 'user-api-7c9-x7dkp',
      namespace: 'execution',
      uid: 'pod-1',
      creationTimestamp: '2026-11-23T10:00:00Z',
      labels: { 'app.kubernetes.io/name': 'user-api' },
      ownerReferences: [
        {
          kind: 'ReplicaSet',
          name: 'user-api-7c9',
          uid: 'set-1',
          controller: true,
        },
      ],
      ...metadata,
    },
    spec: {
      nodeName: 'general-a-1',
      containers: [
        {
          name: 'user-api',
          image: 'odp/user-api:1.0',
          resources: {
            requests: { cpu: '500m', memory: '512Mi' },
            limits: { memory: '512Mi' },
          },
          ...container,
        },
        { name: 'istio-proxy', image: 'proxy' },
      ],
      ...spec,
    },
    status:
      status === null
        ? undefined
        : {
            phase: 'Running',
            conditions: [
              {
                type: 'Ready',
                status: containerStatus?.ready === false ? 'False' : 'True',
                lastTransitionTime: '2026-11-23T13:58:00Z',
              },
            ],
            containerStatuses: [
              {
                name: 'user-api',
                ready: true,
                restartCount: 0,
                state: { running: { startedAt: '2026-11-23T10:00:10Z' } },
                ...containerStatus,
              },
            ],
            ...status,
          },
  };
}

/** A raw pod that is killed for its memory again and again. */
export function aPodOutOfMemory(name: string): Fields {
  return aPod({
    metadata: { name, uid: name },
    containerStatus: {
      ready: false,
      restartCount: 9,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: {
        terminated: {
          reason: 'OOMKilled',
          exitCode: 137,
          finishedAt: '2026-11-23T14:00:00Z',
        },
      },
    },
  });
}

/** So many raw pods that serve. */
export function readyPods(count: number): Fields[] {
  return Array.from({ length: count }, (_, index) =>
    aPod({ metadata: { name: `ok-${index}`, uid: `ok-${index}` } }),
  );
}

/** A raw Deployment of ten pods, all ready unless told otherwise. */
export function aDeployment(overrides: Fields = {}): Fields {
  const { metadata, spec, status } = overrides;
  return {
    metadata: {
      name: 'user-api',
      namespace: 'execution',
      uid: 'deployment-1',
      generation: 1,
      creationTimestamp: '2026-11-20T10:00:00Z',
      labels: { 'app.kubernetes.io/name': 'user-api' },
      ...metadata,
    },
    spec: {
      replicas: 10,
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'user-api' } },
        spec: { containers: [{ name: 'user-api', image: 'odp/user-api:1.0' }] },
      },
      ...spec,
    },
    status: {
      observedGeneration: 1,
      replicas: 10,
      readyReplicas: 10,
      updatedReplicas: 10,
      conditions: [
        {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          lastTransitionTime: '2026-11-20T10:01:00Z',
        },
      ],
      ...status,
    },
  };
}

/** A raw ReplicaSet of the Deployment of {@link aDeployment}. */
export function aReplicaSet(overrides: Fields = {}): Fields {
  return {
    metadata: {
      name: 'user-api-7c9',
      namespace: 'execution',
      uid: 'set-1',
      ownerReferences: [
        {
          kind: 'Deployment',
          name: 'user-api',
          uid: 'deployment-1',
          controller: true,
        },
      ],
    },
    spec: { replicas: 10 },
    ...overrides,
  };
}

/** A raw node that answers, unless told otherwise. */
export function aNode(overrides: Fields = {}): Fields {
  const { metadata, spec, ready = 'True' } = overrides;
  return {
    metadata: {
      name: 'general-a-1',
      uid: 'node-1',
      labels: {
        'cloud.google.com/gke-nodepool': 'general',
        'topology.kubernetes.io/zone': 'europe-north1-a',
      },
      ...metadata,
    },
    spec: { ...spec },
    status: {
      allocatable: { cpu: '8', memory: '32Gi' },
      conditions: [
        {
          type: 'Ready',
          status: ready,
          message: 'Kubelet stopped posting node status.',
          lastTransitionTime: '2026-11-23T14:31:12Z',
        },
      ],
    },
  };
}
