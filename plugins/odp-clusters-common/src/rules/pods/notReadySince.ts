import type { PodRecord } from '../../records';

/** Since when a pod has not been ready, as far as the cluster tells. */
export function notReadySince(pod: PodRecord): number | undefined {
  return pod.readySince ?? pod.createdAt;
}
