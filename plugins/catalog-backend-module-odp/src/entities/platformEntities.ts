import type { Entity } from '@backstage/catalog-model';
import { entityRefOf, type TargetState } from '@internal/target-state';
import { entity } from './entity';

/** The layer that clusters and node pools belong to. */
const CAPACITY_SYSTEM = 'platform';

/** The domain, and a System for each layer. */
export function platformEntities(target: TargetState): Entity[] {
  const { domain, layers } = target;
  return [
    entity('Domain', domain.name, {
      title: domain.title,
      description: domain.description,
      spec: { owner: `group:default/${domain.owner}` },
    }),
    ...layers.map(layer =>
      entity('System', layer.id, {
        title: layer.title,
        description: layer.description,
        annotations: {
          'odp.io/layer': layer.id,
          ...(!layer.namespaces.length && { 'odp.io/external': 'true' }),
          ...(layer.namespaces.length === 1 && {
            'backstage.io/kubernetes-namespace': layer.namespaces[0],
            'backstage.io/kubernetes-label-selector': `odp.io/layer=${layer.id}`,
          }),
        },
        spec: {
          owner: `group:default/${layer.owner}`,
          domain: domain.name,
          type: 'layer',
        },
      }),
    ),
  ];
}

/** Clusters and node pools, as Resources. */
export function capacityEntities(target: TargetState): Entity[] {
  const clusters = target.clusters.map(cluster =>
    entity('Resource', cluster.name, {
      title: `${cluster.name} (${cluster.title})`,
      description: `GKE cluster in ${cluster.region}, ${cluster.zones.length} zones, ${cluster.role}.`,
      tags: ['gke', cluster.region],
      spec: {
        type: 'kubernetes-cluster',
        owner: `group:default/${target.domain.owner}`,
        system: CAPACITY_SYSTEM,
      },
    }),
  );
  const pools = target.nodePools.map(pool =>
    entity('Resource', `pool-${pool.name}`, {
      title: `${pool.title} node pool`,
      description: `${pool.machineType} (${pool.cpu} vCPU, ${pool.memory}${
        pool.gpu ? `, ${pool.gpu.count} ${pool.gpu.type}` : ''
      }), ${pool.autoscaling.min} to ${pool.autoscaling.max} nodes. ${
        pool.purpose
      }.`,
      tags: pool.spot ? ['node-pool', 'spot'] : ['node-pool'],
      spec: {
        type: 'node-pool',
        owner: `group:default/${target.domain.owner}`,
        system: CAPACITY_SYSTEM,
        dependencyOf: target.components
          .filter(component => component.pool === pool.name)
          .map(entityRefOf),
        dependsOn: target.clusters.map(
          cluster => `resource:default/${cluster.name}`,
        ),
      },
    }),
  );
  return [...clusters, ...pools];
}
