import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { worst } from '../expressions';
import { IN_CLUSTER, IN_NAMESPACES } from '../scope';

/** Whether what watches can be believed, and what runs out by date. */
export const watching: DashboardSection = {
  title: 'Scrapes and certificates',
  height: 8,
  panels: [
    {
      id: 29,
      type: 'timeseries',
      title: 'Targets that do not answer',
      description:
        'Targets of Prometheus that did not answer the last scrape, the eight worst components. Panels of that component show the past, or nothing.',
      width: 12,
      unit: 'none',
      decimals: 0,
      min: 0,
      limit: limits.someAreBad,
      queries: [
        {
          expr: worst(8, {
            of: `count by (component) (up{${IN_CLUSTER}}) - sum by (component) (up{${IN_CLUSTER}})`,
            by: 'component',
          }),
          legend: '{{component}}',
        },
      ],
    },
    {
      id: 30,
      type: 'bargauge',
      title: 'Certificates that end soonest',
      description:
        'Time until a certificate ends, the eight that end first. cert-manager renews them a month before: less is a renewal that fails.',
      width: 12,
      unit: 's',
      min: 0,
      limit: limits.certificateSeconds,
      queries: [
        {
          expr: `bottomk(8, min by (namespace, name) (odp:certificate_seconds_left{${IN_NAMESPACES}}))`,
          legend: '{{namespace}} {{name}}',
        },
      ],
    },
  ],
};
