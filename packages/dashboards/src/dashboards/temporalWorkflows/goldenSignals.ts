import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { completedShare } from '../workflowSuccess';
import { IN_TEMPORAL } from './scope';

/** Traffic, errors, latency and saturation of workflows. */
export const goldenSignals: DashboardSection = {
  height: 3,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Workflows started',
      description: 'Workflows a second that callers ask for.',
      width: 6,
      unit: 'ops',
      decimals: 2,
      noValue: 'No traffic',
      queries: [{ expr: `sum (odp:workflow_started:rate5m{${IN_TEMPORAL}})` }],
    },
    {
      id: 2,
      type: 'stat',
      title: 'Workflow failures',
      description:
        'Part of the workflows of the last hour that failed, timed out or were terminated. Cancelled ones do not count.',
      width: 6,
      unit: 'percentunit',
      limit: limits.workflowFailureShare,
      noValue: 'No workflow ended',
      queries: [
        {
          expr: `1 - ${completedShare(IN_TEMPORAL)}`,
        },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Slowest workflow p95',
      description:
        'The type of workflow that takes longest, from start to end. See "Workflow latency" for its name.',
      width: 6,
      unit: 's',
      limit: limits.workflowSeconds,
      noValue: 'No workflow ended',
      queries: [
        { expr: `max (odp:workflow_latency_seconds:p95_5m{${IN_TEMPORAL}})` },
      ],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Worker slots in use',
      description:
        'The fullest task queue. Without a free slot, tasks wait however fast they are.',
      width: 6,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.slotsUsed,
      queries: [{ expr: `max (odp:worker_slots_used:ratio{${IN_TEMPORAL}})` }],
    },
  ],
};
