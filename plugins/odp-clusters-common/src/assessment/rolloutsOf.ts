import type { RolloutList } from '../contract';
import { isoTime } from '../rules';
import type { NamespaceAssessment } from './assessNamespace';

/**
 * The last rollout of each workload of a namespace, where its controller tells of it:
 * a Deployment's condition is true since it was made, and renewed with each rollout.
 */
export function rolloutsOf({
  summary,
  workloads,
}: Pick<NamespaceAssessment, 'summary' | 'workloads'>): RolloutList['items'] {
  return workloads.flatMap(({ record }) => {
    const since = isoTime(record.progressing?.updatedAt);
    const { kind, name, image } = record;
    return since ? [{ namespace: summary.name, kind, name, image, since }] : [];
  });
}
