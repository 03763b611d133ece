import type { Component, NodePool, TargetState } from '../schema';
import { componentLabels, selectorLabels } from './labels';
import { vaultAnnotations } from './vaultAnnotations';

/** The pod template of a component that runs in the clusters. */
export function podTemplate(target: TargetState, component: Component) {
  const pool = target.nodePools.find(({ name }) => name === component.pool);
  return {
    metadata: {
      labels: {
        ...componentLabels(component),
        'sidecar.istio.io/inject': String(component.mesh ?? false),
      },
      ...annotations(target, component),
    },
    spec: {
      // Vault roles and the mesh's principals go by it.
      serviceAccountName: component.name,
      ...placement(component, pool),
      containers: [container(component)],
    },
  };
}

function annotations(target: TargetState, component: Component) {
  const scraped = component.ports?.find(port => port.metricsPath);
  const all = {
    ...(component.scrape === 'annotations' &&
      scraped && {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': String(scraped.port),
        'prometheus.io/path': scraped.metricsPath!,
        ...(component.tellsOfOthers && {
          'prometheus.io/honor-labels': 'true',
        }),
      }),
    ...(component.vault && vaultAnnotations(target, component.name)),
  };
  return Object.keys(all).length ? { annotations: all } : {};
}

function placement(component: Component, pool: NodePool | undefined) {
  if (!pool) {
    // A DaemonSet runs on every node, whatever its taint.
    return { tolerations: [{ operator: 'Exists' }] };
  }
  const tolerations = [
    ...(pool.gpu
      ? [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }]
      : []),
    ...(pool.spot
      ? [
          {
            key: 'cloud.google.com/gke-spot',
            operator: 'Equal',
            value: 'true',
            effect: 'NoSchedule',
          },
        ]
      : []),
  ];
  return {
    nodeSelector: { 'cloud.google.com/gke-nodepool': pool.name },
    ...(tolerations.length && { tolerations }),
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selectorLabels(component) },
      },
    ],
  };
}

function container(component: Component) {
  const { requests, limits } = component.resources ?? {};
  const gpu = requests?.gpu && { 'nvidia.com/gpu': String(requests.gpu) };
  const first = component.ports?.[0];
  const probe = first && {
    tcpSocket: { port: first.name },
    periodSeconds: 10,
    failureThreshold: 3,
  };
  return {
    name: component.name,
    image: component.image,
    ...(component.ports && {
      ports: component.ports.map(({ name, port }) => ({
        name,
        containerPort: port,
        protocol: 'TCP',
      })),
    }),
    ...(requests &&
      limits && {
        resources: {
          requests: { cpu: requests.cpu, memory: requests.memory, ...gpu },
          limits: {
            ...(limits.cpu && { cpu: limits.cpu }),
            memory: limits.memory,
            ...gpu,
          },
        },
      }),
    ...(probe && {
      readinessProbe: probe,
      livenessProbe: { ...probe, initialDelaySeconds: 30 },
    }),
  };
}
