import { hash } from '../life/random';
import type { Fields, StoredObject } from '../store';
import { ofPort, templateWithDefaults } from './podSpec';

const QUARTER = '25%';

/** The spec of a Deployment with what its writer left out. */
export function ofDeployment(spec: Fields): Fields {
  const { strategy = {} } = spec;
  const type = strategy.type ?? 'RollingUpdate';
  return {
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    ...ofWorkload(spec),
    strategy: {
      ...strategy,
      type,
      ...(type === 'RollingUpdate' && {
        rollingUpdate: {
          maxUnavailable: QUARTER,
          maxSurge: QUARTER,
          ...strategy.rollingUpdate,
        },
      }),
    },
  };
}

/** The spec of a workload with what its writer left out. */
export function ofWorkload(spec: Fields): Fields {
  return {
    ...spec,
    // Pods of a workload that does not say how many.
    replicas: spec.replicas ?? 1,
    ...(spec.template && { template: templateWithDefaults(spec.template) }),
  };
}

/** A Service with what its writer left out, its address among it, which stays as long as its name. */
export function ofService({ metadata, spec = {} }: StoredObject): Fields {
  const type = spec.type ?? 'ClusterIP';
  const ports = (spec.ports as Fields[] | undefined)?.map(port =>
    ofPort({ ...port, targetPort: port.targetPort ?? port.port }),
  );
  const complete = {
    sessionAffinity: 'None',
    ...spec,
    type,
    ...(ports && { ports }),
  };
  if (type === 'ExternalName') {
    return complete;
  }
  const clusterIP =
    spec.clusterIP ?? addressOf(`${metadata.namespace}/${metadata.name}`);
  return {
    clusterIPs: [clusterIP],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    internalTrafficPolicy: 'Cluster',
    ...(type !== 'ClusterIP' && { externalTrafficPolicy: 'Cluster' }),
    ...(type === 'LoadBalancer' && { allocateLoadBalancerNodePorts: true }),
    ...complete,
    clusterIP,
  };
}

/** An address among those of Services. */
function addressOf(name: string): string {
  const number = hash(name);
  return `10.96.${number % 256}.${1 + ((number >> 8) % 254)}`;
}

const SCALE_UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
};
const SCALE_DOWN = {
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
};
const BY_CPU = {
  type: 'Resource',
  resource: {
    name: 'cpu',
    target: { type: 'Utilization', averageUtilization: 80 },
  },
};

/** The spec of an autoscaler with what its writer left out. */
export function ofAutoscaler(spec: Fields): Fields {
  return {
    minReplicas: 1,
    metrics: [BY_CPU],
    ...spec,
    ...(spec.behavior && {
      behavior: {
        scaleUp: { ...SCALE_UP, ...spec.behavior.scaleUp },
        scaleDown: { ...SCALE_DOWN, ...spec.behavior.scaleDown },
      },
    }),
  };
}
