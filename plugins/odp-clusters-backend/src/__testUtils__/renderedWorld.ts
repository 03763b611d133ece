import {
  type PodRecord,
  type PolicyWorld,
  projectAuthorizationPolicy,
  projectNamespace,
  projectNetworkPolicy,
  projectPod,
} from '@internal/plugin-odp-clusters-common';
import type { TargetState } from '@internal/target-state';

export type Fields = Record<string, any>;

/** The policies among the objects of a cluster. */
export function worldOf(target: TargetState, objects: Fields[]): PolicyWorld {
  const of = (kind: string) => objects.filter(object => object.kind === kind);
  const policies = of('NetworkPolicy').map(raw => projectNetworkPolicy(raw)!);
  const authorizations = of('AuthorizationPolicy').map(
    raw => projectAuthorizationPolicy(raw)!,
  );
  const namespaces = of('Namespace').map(raw => projectNamespace(raw)!);
  return {
    networkPolicies: name => policies.filter(at => at.namespace === name),
    authorizationPolicies: name =>
      authorizations.filter(at => at.namespace === name),
    namespaceLabels: name => namespaces.find(at => at.name === name)?.labels,
    meshRootNamespace: target.mesh.rootNamespace,
  };
}

/** The pods of a component, or of whatever else has a name and a namespace. */
export function podsOf(
  { name, namespace }: { name: string; namespace?: string },
  objects: Fields[],
): PodRecord[] {
  return objects
    .filter(
      ({ kind, metadata }) =>
        kind === 'Pod' &&
        metadata.namespace === namespace &&
        metadata.labels?.['app.kubernetes.io/name'] === name,
    )
    .map(raw => projectPod(raw)!);
}

/** The workloads of a cluster as two pods each, with a proxy where the mesh puts one in. */
export function withPods(objects: Fields[]): Fields[] {
  return [
    ...objects,
    ...objects.flatMap(({ metadata, spec }, index) =>
      spec?.template
        ? [0, 1].map(pod => ({
            kind: 'Pod',
            metadata: {
              name: `${metadata.name}-${pod}`,
              namespace: metadata.namespace,
              labels: spec.template.metadata.labels,
            },
            spec: withProxy(spec.template),
            status: { podIP: `10.8.${index % 256}.${pod}` },
          }))
        : [],
    ),
  ];
}

function withProxy({ metadata, spec }: Fields): Fields {
  return metadata.labels['sidecar.istio.io/inject'] === 'true'
    ? { ...spec, containers: [...spec.containers, { name: 'istio-proxy' }] }
    : spec;
}
