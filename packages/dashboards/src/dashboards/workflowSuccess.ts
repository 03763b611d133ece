import { limits } from '../panels/limits';
import type { PanelSpec } from '../panels/PanelSpec';
import { share } from './expressions';

/** Part of the workflows within `scope` that ended within the last hour and completed; cancelled ones do not count. */
export function completedShare(scope: string): string {
  const inAnHour = (outcome: string) =>
    `sum (avg_over_time(odp:workflow_closed:rate5m{${scope}, outcome${outcome}}[1h]))`;
  return share(inAnHour('="completed"'), inAnHour('!="cancelled"'));
}

/** How many of 100 workflows within `scope` completed. */
export function workflowSuccess(
  scope: string,
  words: { id: number; title: string; description: string },
): PanelSpec {
  return {
    ...words,
    type: 'gauge',
    width: 6,
    unit: 'percent',
    decimals: 1,
    min: 90,
    max: 100,
    limit: limits.workflowSuccessPercent,
    noValue: 'No workflow ended',
    queries: [{ expr: `100 * ${completedShare(scope)}` }],
  };
}
