import type { Fields, StoredObject } from '../store';
import { isReady } from '../life/pods';
import { quantity } from '../life/quota';
import type { ClockedCluster } from './ClockedCluster';

/** Kind of what controls a pod. */
export function ownerKind(pod: StoredObject): string | undefined {
  return pod.metadata.ownerReferences?.[0]?.kind;
}

/** One row a namespace, as the mockup of Namespaces has it; DaemonSet pods are left out. */
export function namespaceSummary(cluster: ClockedCluster) {
  return Object.fromEntries(
    cluster.list('namespaces').flatMap(({ metadata: { name } }) => {
      const pods = cluster
        .list('pods', name)
        .filter(pod => ownerKind(pod) !== 'DaemonSet');
      if (!pods.length) {
        return [];
      }
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      const quota = cluster.list('resourcequotas', name)[0]?.status;
      const share = (key: string) =>
        quota &&
        Math.round(
          (quantity(quota.used[key]) / quantity(quota.hard[key])) * 100,
        );
      const budgets = cluster.list('poddisruptionbudgets.policy', name);
      return [
        [
          name,
          [
            `${pods.filter(isReady).length}/${pods.length} ready`,
            `${sum(
              pods.map(pod =>
                sum(
                  (pod.status!.containerStatuses ?? []).map(
                    (status: Fields) => status.restartCount,
                  ),
                ),
              ),
            )} restarts`,
            quota
              ? `cpu ${share('requests.cpu')} %, memory ${share(
                  'requests.memory',
                )} %`
              : 'no quota',
            budgets.length
              ? `${budgets.length} budgets, least ${Math.min(
                  ...budgets.map(budget => budget.status!.disruptionsAllowed),
                )}`
              : 'no budget',
            `${sum(
              cluster
                .list('events', name)
                .filter(event =>
                  pods.some(
                    pod =>
                      pod.metadata.name ===
                      (event.involvedObject as Fields).name,
                  ),
                )
                .map(event => event.count as number),
            )} warnings`,
            `${
              pods.filter(
                pod =>
                  !pod.spec!.containers.some(
                    (container: Fields) => container.name === 'istio-proxy',
                  ),
              ).length
            } bare`,
          ].join('; '),
        ],
      ];
    }),
  );
}
