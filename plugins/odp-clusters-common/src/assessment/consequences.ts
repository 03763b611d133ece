import { compareStatus } from '@internal/vocabulary';
import type { NamespaceDetail } from '../contract';
import type { AssessedWorkload } from './assessWorkloads';
import type { NamespaceInput } from './NamespaceInput';

/** What the trouble of a namespace means for others, worst first. */
export function consequencesOf(
  { facts, records }: NamespaceInput,
  workloads: AssessedWorkload[],
): NamespaceDetail['consequences'] {
  const troubled = workloads.filter(
    ({ status }) => status === 'failing' || status === 'degraded',
  );
  if (!troubled.length) {
    return [];
  }
  const consequences: NamespaceDetail['consequences'] = [];
  for (const { record, status, budget, ready } of troubled) {
    const dependents = facts.dependents(record.component ?? record.name);
    if (dependents.length) {
      consequences.push({
        status: ready === 0 ? status : 'degraded',
        message: `${dependents.join(', ')} ${
          dependents.length === 1 ? 'depends' : 'depend'
        } on ${record.name}`,
      });
    }
    if (!budget && record.kind !== 'DaemonSet' && record.desired > 1) {
      consequences.push(
        records.poddisruptionbudgets
          ? {
              status: 'degraded',
              message: `${record.name} has no disruption budget: a drain may take what is left`,
            }
          : {
              status: 'unknown',
              message: `it is not known whether ${record.name} has a disruption budget: a drain may take what is left`,
            },
      );
    }
    if (budget?.allowed === 0) {
      consequences.push({
        status: 'degraded',
        message: `the drain of a node with ${record.name} waits for its budget`,
      });
    }
  }
  const fine = workloads
    .filter(({ status }) => status === 'healthy')
    .map(({ record }) => record.name);
  if (fine.length) {
    consequences.push({
      status: 'healthy',
      message: `${fine.join(', ')} unaffected`,
    });
  }
  return consequences.sort((a, b) => compareStatus(a.status, b.status));
}
