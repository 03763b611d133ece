import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { quantile, share, worst } from '../expressions';
import { IN_CLUSTER } from '../scope';

const ERRORS = `sum by (service) (odp:temporal_errors:rate5m{${IN_CLUSTER}})`;
const REQUESTS = `sum by (service) (odp:temporal_requests:rate5m{${IN_CLUSTER}})`;

/** Temporal itself, and the database behind it. */
export const server: DashboardSection = {
  title: 'Temporal server',
  height: 7,
  panels: [
    {
      id: 15,
      type: 'timeseries',
      title: 'Requests by service of Temporal',
      description:
        'Requests a second to frontend, history, matching and worker.',
      width: 8,
      unit: 'reqps',
      min: 0,
      queries: [{ expr: REQUESTS, legend: '{{service}}' }],
    },
    {
      id: 16,
      type: 'timeseries',
      title: 'Errors by service of Temporal',
      description: 'Part of the requests that were answered with an error.',
      width: 8,
      unit: 'percentunit',
      min: 0,
      limit: limits.errorShare,
      queries: [
        {
          expr: share(ERRORS, REQUESTS),
          legend: '{{service}}',
        },
      ],
    },
    {
      id: 17,
      type: 'timeseries',
      title: 'Latency of the database, p95',
      description:
        'Time that PostgreSQL takes for what Temporal asks, the five slowest operations.',
      width: 8,
      unit: 's',
      min: 0,
      limit: limits.persistenceSeconds,
      queries: [
        {
          expr: worst(5, {
            of: quantile(
              0.95,
              `rate(persistence_latency_bucket{${IN_CLUSTER}}[$__rate_interval])`,
              'operation',
            ),
            by: 'operation',
          }),
          legend: '{{operation}}',
        },
      ],
    },
  ],
};
