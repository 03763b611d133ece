import { flip, lastTime, steady, wave } from '../signals';
import type { Story } from '../Story';
import { AT, type Place } from './Place';

const JOBS = [
  { name: 'ingest_prices', seconds: 220, perHour: 12 },
  { name: 'build_features', seconds: 1460, perHour: 4 },
  { name: 'score_portfolio', seconds: 2210, perHour: 4 },
  { name: 'publish_report', seconds: 95, perHour: 6 },
];
const ASSETS = [
  { key: 'prices/eod', every: 5 },
  { key: 'prices/intraday', every: 5 },
  { key: 'features/daily', every: 15 },
  { key: 'scores/portfolio', every: 15 },
  { key: 'reports/risk', every: 10 },
  { key: 'reports/esg', every: 10 },
];
/** What fails when the job that scores portfolios does. */
const FAILING = { job: 'score_portfolio', asset: 'scores/portfolio' };

/** Dagster: jobs, assets, and what has to be alive for them. */
export function pipelines({ cluster, isBusy }: Place): Story {
  const dagster = { cluster, namespace: 'data', component: 'dagster' };
  const location = 'odp-pipelines';
  const never = steady(0);
  return [
    ...JOBS.flatMap(({ name, seconds, perHour }) => {
      const job = { ...dagster, job_name: name, location };
      const fails = isBusy && name === FAILING.job;
      const rate = perHour / 3600;
      return [
        ...['queued', 'starting', 'started'].map((status, index) => ({
          metric: 'dagster_active_runs',
          labels: { ...job, status },
          value:
            fails && status === 'queued'
              ? flip(AT.jobFails, 0, 2)
              : steady([0, 0, 1][index]),
        })),
        {
          metric: 'dagster_active_run_duration_seconds',
          labels: { ...job, status: 'queued' },
          // The next run of what fails waits, because it is tried again and again.
          value: fails
            ? (minute: number) => Math.max(minute - AT.jobFails, 0) * 20
            : never,
        },
        {
          metric: 'dagster_completed_runs_total',
          labels: { ...job, status: 'success' },
          value: fails ? flip(AT.jobFails, rate, 0) : steady(rate),
        },
        {
          metric: 'dagster_completed_runs_total',
          labels: { ...job, status: 'failure' },
          value: fails ? flip(AT.jobFails, 0, rate) : never,
        },
        ...ended(job, fails, seconds),
      ];
    }),
    ...ASSETS.flatMap(({ key, every }, index) => {
      const fails = isBusy && key === FAILING.asset;
      const asset = { ...dagster, asset_key: key };
      const made = lastTime(every, -index);
      return [
        {
          metric: 'dagster_asset_last_materialization_timestamp_seconds',
          labels: asset,
          value: (minute: number, end: number) =>
            made(fails ? Math.min(minute, AT.jobFails) : minute, end),
        },
        ...states(fails).map(({ status, ...when }) => ({
          metric: 'dagster_asset_last_materialization_status',
          labels: { ...asset, status },
          value: steady(1),
          ...when,
        })),
      ];
    }),
    ...['SCHEDULER', 'SENSOR', 'QUEUED_RUN_COORDINATOR'].map(daemon => ({
      metric: 'dagster_daemon_healthy',
      labels: { ...dagster, daemon_type: daemon },
      value: steady(1),
    })),
    ...[location, 'odp-reports'].map(name => ({
      metric: 'dagster_code_location_load_error',
      labels: { ...dagster, location: name },
      value: never,
    })),
  ];
}

function ended(
  job: Record<string, string>,
  fails: boolean,
  seconds: number,
): Story {
  return states(fails).flatMap(({ status, ...when }) => [
    {
      metric: 'dagster_last_run_info',
      labels: { ...job, status },
      value: steady(1),
      ...when,
    },
    {
      metric: 'dagster_last_run_duration_seconds',
      labels: { ...job, status },
      value: wave(seconds, 0.1),
      ...when,
    },
  ]);
}

/** A state is a label, so that a change ends one series and begins another. */
function states(
  fails: boolean,
): { status: string; from?: number; to?: number }[] {
  return fails
    ? [
        { status: 'success', to: AT.jobFails },
        { status: 'failure', from: AT.jobFails + 0.25 },
      ]
    : [{ status: 'success' }];
}
