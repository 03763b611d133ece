import type { DashboardSpec } from '../../panels/buildDashboard';
import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { componentState } from '../componentState';
import { quantile, quantiles, shareOfCode } from '../expressions';
import { memoryShare, podRestarts, podUse } from '../podUse';
import {
  clusterVariable,
  componentVariable,
  IN_NAMESPACES,
  namespaceVariable,
} from '../scope';

const OF_SERVICE = `${IN_NAMESPACES}, service=~"$component"`;
/** As a StatefulSet or a Deployment names its pods. */
const OF_PODS = `${IN_NAMESPACES}, pod=~"$component-([0-9]+|[0-9a-z]+-[0-9a-z]{5})"`;
const REQUESTS = 'odp:service_requests:rate5m';
const BUCKETS = `odp:service_latency_ms_bucket:rate5m{${OF_SERVICE}}`;
const NO_REQUESTS = 'Nobody asks it over the mesh';

const goldenSignals: DashboardSection = {
  height: 3,
  panels: [
    {
      id: 1,
      type: 'stat',
      title: 'Traffic',
      description: 'Requests a second that it answers.',
      width: 6,
      unit: 'reqps',
      noValue: NO_REQUESTS,
      queries: [{ expr: `sum (${REQUESTS}{${OF_SERVICE}})` }],
    },
    {
      id: 2,
      type: 'stat',
      title: 'Errors 5xx',
      description: 'Part of its requests that it answers with 5xx.',
      width: 6,
      unit: 'percentunit',
      limit: limits.errorShare,
      noValue: NO_REQUESTS,
      queries: [
        { expr: shareOfCode(REQUESTS, { scope: OF_SERVICE, code: '5..' }) },
      ],
    },
    {
      id: 3,
      type: 'stat',
      title: 'Latency p95',
      description: 'Time that 95 of 100 requests to it take at most.',
      width: 6,
      unit: 'ms',
      limit: limits.latencyMs,
      noValue: NO_REQUESTS,
      queries: [{ expr: quantile(0.95, BUCKETS) }],
    },
    {
      id: 4,
      type: 'stat',
      title: 'Saturation',
      description:
        'Part of its memory limit that its fullest pod holds. At 100 % the kernel ends it (OOMKilled).',
      width: 6,
      unit: 'percentunit',
      decimals: 0,
      min: 0,
      max: 1,
      limit: limits.nodeShare,
      queries: [
        {
          expr: `max (${memoryShare(OF_PODS)})`,
        },
      ],
    },
  ],
};

const requests: DashboardSection = {
  title: 'Requests',
  height: 8,
  panels: [
    {
      id: 5,
      type: 'timeseries',
      title: 'Requests by status code',
      description: 'Requests a second by the code of their answer.',
      width: 8,
      unit: 'reqps',
      min: 0,
      isStacked: true,
      noValue: NO_REQUESTS,
      queries: [
        {
          expr: `sum by (code) (${REQUESTS}{${OF_SERVICE}})`,
          legend: '{{code}}',
        },
      ],
    },
    {
      id: 6,
      type: 'timeseries',
      title: 'Latency',
      description: 'Half, 95 and 99 of 100 requests take no longer.',
      width: 8,
      unit: 'ms',
      min: 0,
      limit: limits.latencyMs,
      noValue: NO_REQUESTS,
      queries: quantiles(BUCKETS),
    },
    componentState(
      { id: 7, width: 8 },
      `${IN_NAMESPACES}, component=~"$component"`,
    ),
  ],
};

/** How one component does: what is asked of it, and what its pods take. */
export const component: DashboardSpec = {
  uid: 'component',
  title: 'Component',
  description:
    'Requests, errors, latency and saturation of a component, and what its pods take.',
  isOfEntity: true,
  variables: [clusterVariable, namespaceVariable, componentVariable],
  sections: [
    goldenSignals,
    requests,
    {
      title: 'Pods',
      height: 8,
      panels: [...podUse(8, OF_PODS), podRestarts(11, OF_PODS)],
    },
  ],
};
