import type { Fields, StoredObject } from '../store';
import { ofAutoscaler, ofDeployment, ofService, ofWorkload } from './component';
import { ofPort, podSpecWithDefaults, templateWithDefaults } from './podSpec';

export { templateWithDefaults };

type Default = (object: StoredObject) => StoredObject;

/** What a server writes where a writer says nothing, by kind, as far as it matters here. */
const DEFAULTS: Record<string, Default | undefined> = {
  Namespace: object => {
    const { name, labels } = object.metadata;
    return {
      ...object,
      metadata: {
        ...object.metadata,
        labels: { ...labels, 'kubernetes.io/metadata.name': name },
      },
      spec: { finalizers: ['kubernetes'], ...object.spec },
    };
  },
  Deployment: object => withSpec(object, ofDeployment),
  StatefulSet: object => withSpec(object, ofWorkload),
  DaemonSet: object =>
    withSpec(object, spec => ({
      ...spec,
      template: templateWithDefaults(spec.template ?? {}),
    })),
  ReplicaSet: object => withSpec(object, ofWorkload),
  Pod: object =>
    withSpec(object, spec => podSpecWithDefaults(spec, requestsAsLimits)),
  Service: object => ({ ...object, spec: ofService(object) }),
  HorizontalPodAutoscaler: object => withSpec(object, ofAutoscaler),
  NetworkPolicy: object => withSpec(object, ofPolicy),
  LimitRange: object =>
    withSpec(object, spec => ({
      ...spec,
      limits: ((spec.limits ?? []) as Fields[]).map(ofLimit),
    })),
  RoleBinding: ofBinding,
  ClusterRoleBinding: ofBinding,
};

export function withDefaults(object: StoredObject): StoredObject {
  return DEFAULTS[object.kind]?.(object) ?? object;
}

function withSpec(
  object: StoredObject,
  change: (spec: Fields) => Fields,
): StoredObject {
  return object.spec ? { ...object, spec: change(object.spec) } : object;
}

/** Who sets a limit and no request asks for what the limit says. */
function requestsAsLimits(container: Fields): Fields {
  const { limits, requests } = container.resources ?? {};
  return limits
    ? {
        ...container,
        resources: {
          ...container.resources,
          requests: { ...limits, ...requests },
        },
      }
    : container;
}

function ofPolicy(spec: Fields): Fields {
  const rules = (list: Fields[] | undefined) =>
    list?.map(rule => ({
      ...rule,
      ...(rule.ports && { ports: rule.ports.map(ofPort) }),
    }));
  return {
    ...spec,
    ...(spec.ingress && { ingress: rules(spec.ingress) }),
    ...(spec.egress && { egress: rules(spec.egress) }),
    policyTypes: spec.policyTypes ?? [
      'Ingress',
      ...(spec.egress?.length ? ['Egress'] : []),
    ],
  };
}

function ofLimit(limit: Fields): Fields {
  if (limit.type !== 'Container') {
    return limit;
  }
  const limits = { ...limit.max, ...limit.default };
  const requests = { ...limit.min, ...limits, ...limit.defaultRequest };
  return {
    ...limit,
    ...(Object.keys(limits).length && { default: limits }),
    ...(Object.keys(requests).length && { defaultRequest: requests }),
  };
}

function ofBinding(object: StoredObject): StoredObject {
  const group = 'rbac.authorization.k8s.io';
  const roleRef = object.roleRef as Fields | undefined;
  return {
    ...object,
    ...(roleRef && { roleRef: { apiGroup: group, ...roleRef } }),
    ...(Array.isArray(object.subjects) && {
      subjects: object.subjects.map((subject: Fields) =>
        ['User', 'Group'].includes(subject.kind)
          ? { apiGroup: group, ...subject }
          : subject,
      ),
    }),
  };
}
