import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { share } from '../expressions';
import { IN_TEMPORAL } from './scope';

const ATTEMPTS = `sum by (task_queue) (odp:activity_attempts:rate5m{${IN_TEMPORAL}})`;

/** Activities: what fails and is tried again, and what waits for a worker. */
export const retries: DashboardSection = {
  title: 'Activities and retries',
  height: 8,
  panels: [
    {
      id: 11,
      type: 'timeseries',
      title: 'Activity failures',
      description:
        'Attempts of activities a minute that failed, by activity. Each is tried again until its policy ends.',
      width: 6,
      unit: 'short',
      decimals: 2,
      min: 0,
      queries: [
        {
          expr: `60 * sum by (activity_type) (odp:activity_attempts_failed:rate5m{${IN_TEMPORAL}})`,
          legend: '{{activity_type}}',
        },
      ],
    },
    {
      id: 12,
      type: 'timeseries',
      title: 'Attempts that have to be repeated',
      description:
        'Part of all attempts of activities that failed, by task queue. A rising line is an outage that retries still hide.',
      width: 6,
      unit: 'percentunit',
      min: 0,
      limit: limits.attemptFailureShare,
      queries: [
        {
          expr: share(
            `sum by (task_queue) (odp:activity_attempts_failed:rate5m{${IN_TEMPORAL}})`,
            ATTEMPTS,
          ),
          legend: '{{task_queue}}',
        },
      ],
    },
    {
      id: 13,
      type: 'timeseries',
      title: 'Wait for a worker, p95',
      description:
        'Time from scheduling an activity to its start, by task queue. It grows when there are too few workers.',
      width: 6,
      unit: 's',
      min: 0,
      limit: limits.waitSeconds,
      queries: [
        {
          expr: `max by (task_queue) (odp:activity_wait_seconds:p95_5m{${IN_TEMPORAL}})`,
          legend: '{{task_queue}}',
        },
      ],
    },
    {
      id: 14,
      type: 'timeseries',
      title: 'Worker slots in use by task queue',
      description: 'Part of the slots for tasks that workers have taken.',
      width: 6,
      unit: 'percentunit',
      min: 0,
      max: 1,
      limit: limits.slotsUsed,
      queries: [
        {
          expr: `max by (task_queue, worker_type) (odp:worker_slots_used:ratio{${IN_TEMPORAL}})`,
          legend: '{{task_queue}} {{worker_type}}',
        },
      ],
    },
  ],
};
