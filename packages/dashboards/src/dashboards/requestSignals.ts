import { limits, type Limit } from '../panels/limits';
import type { PanelSpec } from '../panels/PanelSpec';
import { quantile, shareOfCode } from './expressions';
import { IN_NAMESPACES } from './scope';

/** What answers requests, and the words for its golden signals. */
interface Answering {
  /** Recorded rates of requests, and of the buckets of their latency. */
  requests: string;
  buckets: string;
  latencyUnit: 's' | 'ms';
  latencyLimit: Limit;
  traffic: Pick<PanelSpec, 'description'>;
  errors: Pick<PanelSpec, 'description'>;
  latency: Pick<PanelSpec, 'title' | 'description'>;
  saturation: Pick<PanelSpec, 'title' | 'description'>;
}

/** Traffic, errors and latency of requests, and the GPU that they may wait for. */
export function requestSignals(of: Answering): PanelSpec[] {
  return [
    {
      ...of.traffic,
      id: 1,
      type: 'stat',
      title: 'Traffic',
      width: 6,
      unit: 'reqps',
      noValue: 'No traffic',
      queries: [{ expr: `sum (${of.requests}{${IN_NAMESPACES}})` }],
    },
    {
      ...of.errors,
      id: 2,
      type: 'stat',
      title: 'Errors 5xx',
      width: 6,
      unit: 'percentunit',
      limit: limits.errorShare,
      noValue: 'No traffic',
      queries: [
        {
          expr: shareOfCode(of.requests, { scope: IN_NAMESPACES, code: '5..' }),
        },
      ],
    },
    {
      ...of.latency,
      id: 3,
      type: 'stat',
      width: 6,
      unit: of.latencyUnit,
      limit: of.latencyLimit,
      noValue: 'No traffic',
      queries: [{ expr: quantile(0.95, `${of.buckets}{${IN_NAMESPACES}}`) }],
    },
    {
      ...of.saturation,
      id: 4,
      type: 'stat',
      width: 6,
      unit: 'percent',
      min: 0,
      max: 100,
      limit: limits.gpuPercent,
      noValue: 'No GPU',
      queries: [
        { expr: `max (odp:gpu_utilization:percent{${IN_NAMESPACES}})` },
      ],
    },
  ];
}
