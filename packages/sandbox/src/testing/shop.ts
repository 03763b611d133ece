import type { StoredObject } from '../store';
import { ClockedCluster, deployment, withNodes } from './ClockedCluster';

/** What a test writes to make a pod or a node misbehave. */
export const BEHAVIOUR = 'sandbox.odp.io/behaviour';

/** A service of four pods on two nodes, with its budget. */
export function shop(): ClockedCluster {
  const cluster = ClockedCluster.create();
  withNodes(cluster, [
    { name: 'a1', zone: 'a' },
    { name: 'b1', zone: 'b' },
  ]);
  cluster.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  cluster.create({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      selector: { 'app.kubernetes.io/name': 'api' },
      ports: [{ port: 80 }],
    },
  });
  cluster.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      minAvailable: 3,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'api' } },
    },
  });
  cluster.create(deployment('api'));
  cluster.pass(5_000);
  return cluster;
}

/** The pods of the shop. */
export function pods(cluster: ClockedCluster): StoredObject[] {
  return cluster.list('pods', 'shop');
}

/** Annotates a pod, the first when none is named, as kubectl would. @returns its name */
export function annotate(
  cluster: ClockedCluster,
  behaviour: string | null,
  name?: string,
) {
  const pod = name ?? pods(cluster)[0].metadata.name;
  cluster.patch('pods', `shop/${pod}`, {
    metadata: { annotations: { [BEHAVIOUR]: behaviour } },
  });
  return pod;
}
