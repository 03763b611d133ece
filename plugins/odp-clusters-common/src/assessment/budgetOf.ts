import {
  type BudgetRecord,
  matchesSelector,
  type WorkloadRecord,
} from '../records';
import type { NamespaceInput } from './NamespaceInput';

/** The budget of a workload; of several the tightest holds. */
export function budgetOf(input: NamespaceInput, record: WorkloadRecord) {
  const margin = ({ allowed = Infinity }: BudgetRecord) => allowed;
  return input.records.poddisruptionbudgets
    ?.filter(budget => covers(budget, record))
    .sort((a, b) => margin(a) - margin(b))[0];
}

/** Whether a budget is about the pods of a workload. */
export function covers(
  { selector }: BudgetRecord,
  { podLabels }: WorkloadRecord,
): boolean {
  return selector !== undefined && matchesSelector(selector, podLabels);
}
