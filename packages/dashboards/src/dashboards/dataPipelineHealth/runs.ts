import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { eitherOr } from '../eitherOr';
import { IN_CLUSTER } from '../scope';

/** Jobs, their runs, and what has to be alive for them. */
export const runs: DashboardSection = {
  title: 'Runs',
  height: 8,
  panels: [
    {
      id: 11,
      ...eitherOr({ bad: 'Failed', good: 'Succeeded' }),
      title: 'Last run of each job',
      description: 'How the last run of each job ended, over time.',
      width: 10,
      queries: [
        {
          expr: `max by (job_name) (0 * dagster_last_run_info{${IN_CLUSTER}, status="failure"}) or max by (job_name) (dagster_last_run_info{${IN_CLUSTER}, status="success"})`,
          legend: '{{job_name}}',
        },
      ],
    },
    {
      id: 12,
      type: 'timeseries',
      title: 'Runs by state',
      description:
        'Runs that wait, start and run. Many queued ones beside few started ones mean a full queue.',
      width: 7,
      unit: 'none',
      decimals: 0,
      min: 0,
      queries: [
        {
          expr: `sum by (status) (dagster_active_runs{${IN_CLUSTER}})`,
          legend: '{{status}}',
        },
      ],
    },
    {
      id: 13,
      type: 'timeseries',
      title: 'Runs by outcome',
      description: 'Runs that ended within the last hour.',
      width: 7,
      unit: 'none',
      decimals: 0,
      min: 0,
      queries: [
        {
          expr: `sum by (status) (increase(dagster_completed_runs_total{${IN_CLUSTER}}[1h]))`,
          legend: '{{status}}',
        },
      ],
    },
    {
      id: 14,
      type: 'table',
      title: 'Jobs by their last run',
      description: 'How long the last run of each job took, and how it ended.',
      width: 10,
      unit: 's',
      queries: [
        {
          expr: `sort_desc(max by (job_name, status) (dagster_last_run_duration_seconds{${IN_CLUSTER}}))`,
        },
      ],
      columns: [
        { field: 'job_name', title: 'Job' },
        { field: 'status', title: 'Ended with' },
        {
          field: 'Value',
          title: 'Took',
          unit: 's',
          limit: limits.runSeconds,
        },
      ],
    },
    {
      id: 15,
      ...eitherOr({ bad: 'Down', good: 'Alive' }),
      title: 'Daemons of Dagster',
      description:
        'Without its scheduler no run starts, and nothing else says so.',
      width: 7,
      queries: [
        {
          expr: `min by (daemon_type) (dagster_daemon_healthy{${IN_CLUSTER}})`,
          legend: '{{daemon_type}}',
        },
      ],
    },
    {
      id: 16,
      type: 'state-timeline',
      title: 'Code locations',
      description:
        'A code location that does not load takes all its jobs with it.',
      width: 7,
      unit: 'none',
      limit: limits.none,
      states: {
        0: { text: 'Loaded', color: 'green' },
        1: { text: 'Does not load', color: 'red' },
      },
      queries: [
        {
          expr: `max by (location) (dagster_code_location_load_error{${IN_CLUSTER}})`,
          legend: '{{location}}',
        },
      ],
    },
  ],
};
