import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { share } from '../expressions';
import { IN_CLUSTER } from '../scope';

const ENDED = `sum (increase(dagster_completed_runs_total{${IN_CLUSTER}}[1h]))`;

/** Traffic, errors, latency and saturation of runs. */
export const goldenSignals: DashboardSection = {
  height: 3,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Runs of the last hour',
      description: 'Runs of Dagster that ended, well or not.',
      width: 6,
      unit: 'short',
      decimals: 0,
      noValue: 'No run ended',
      queries: [{ expr: ENDED }],
    },
    {
      id: 2,
      type: 'stat',
      title: 'Failed runs',
      description: 'Part of the runs of the last hour that failed.',
      width: 6,
      unit: 'percentunit',
      decimals: 1,
      limit: limits.runFailureShare,
      noValue: 'No run ended',
      queries: [
        {
          expr: share(
            `sum (increase(dagster_completed_runs_total{${IN_CLUSTER}, status="failure"}[1h]))`,
            ENDED,
          ),
        },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Longest last run',
      description:
        'The job whose last run took longest. See "Jobs by their last run" for its name.',
      width: 6,
      unit: 's',
      limit: limits.runSeconds,
      queries: [
        { expr: `max (dagster_last_run_duration_seconds{${IN_CLUSTER}})` },
      ],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Oldest queued run',
      description:
        'How long the oldest run waits to start; 0 when none waits. It grows when the queue is full or its daemon is down.',
      width: 6,
      unit: 's',
      limit: limits.queuedSeconds,
      queries: [
        {
          expr: `max (dagster_active_run_duration_seconds{${IN_CLUSTER}, status="queued"})`,
        },
      ],
    },
  ],
};
