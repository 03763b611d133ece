import { renderNode, type TargetState } from '@internal/target-state';

/** Nodes of each pool: enough for all that the document asks for, within the pool's limits. */
const COUNTS: Record<string, number> = {
  general: 9,
  gpu: 6,
  storage: 9,
  spot: 3,
};

/** The nodes of a cluster, each pool's over the zones in turn, with addresses of their own. */
export function testbedNodes(target: TargetState, clusterName: string) {
  const cluster = target.clusters.find(({ name }) => name === clusterName);
  if (!cluster) {
    throw new Error(`The target state names no cluster '${clusterName}'`);
  }
  return target.nodePools
    .flatMap(pool =>
      Array.from(
        { length: COUNTS[pool.name] ?? pool.autoscaling.min },
        (_, index) => {
          const zone = cluster.zones[index % cluster.zones.length];
          const number = Math.floor(index / cluster.zones.length);
          const name = `${pool.name}-${zone.split('-').pop()}-${number}`;
          return renderNode(pool, { name, zone });
        },
      ),
    )
    .map(withAddresses);
}

function withAddresses(node: ReturnType<typeof renderNode>, index: number) {
  const podRange = `10.128.${index}.0/24`;
  return {
    ...node,
    spec: { ...node.spec, podCIDR: podRange, podCIDRs: [podRange] },
    status: {
      ...node.status,
      addresses: [
        { type: 'InternalIP', address: `10.127.0.${index + 2}` },
        { type: 'Hostname', address: node.metadata.name },
      ],
    },
  };
}
