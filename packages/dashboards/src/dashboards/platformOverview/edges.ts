import type { DashboardSection } from '../../panels/PanelSpec';
import { limits } from '../../panels/limits';
import { shareOfCode } from '../expressions';
import { IN_CLUSTER, IN_WORKSPACES } from '../scope';

const GATEWAY = 'odp:gateway_requests:rate5m';

/** Where requests enter, who signs in, and what waits on the event bus. */
export function edges(backlogBytes: number): DashboardSection {
  return {
    title: 'Gateway, sign-in and event bus',
    height: 7,
    panels: [
      {
        id: 13,
        type: 'timeseries',
        title: 'Gateway error rate',
        description:
          'Part of the requests at the API gateway that were answered with 4xx (the caller) and 5xx (us).',
        width: 6,
        unit: 'percentunit',
        min: 0,
        limit: limits.errorShare,
        queries: ['4', '5'].map(digit => ({
          expr: shareOfCode(GATEWAY, {
            scope: IN_CLUSTER,
            code: `${digit}..`,
          }),
          legend: `${digit}xx`,
          // The limit is that of our errors; those of callers have none.
          ...(digit === '4' && { isUnlimited: true as const }),
        })),
      },
      {
        id: 14,
        type: 'timeseries',
        title: 'Gateway connections',
        description:
          'Connections at the API gateway by state. Many that wait mean that services are slow.',
        width: 6,
        unit: 'none',
        decimals: 0,
        min: 0,
        queries: [
          {
            expr: `sum by (state) (kong_nginx_connections_total{${IN_CLUSTER}, state=~"active|reading|writing|waiting"})`,
            legend: '{{state}}',
          },
        ],
      },
      {
        id: 15,
        type: 'timeseries',
        title: 'Sign-ins',
        description:
          'Sign-ins a minute by what came of them. Many refused ones are an attack, or an identity provider in trouble.',
        width: 6,
        unit: 'short',
        decimals: 1,
        min: 0,
        queries: [
          {
            expr: `60 * ${signIns(', error=""')}`,
            legend: 'signed in',
          },
          {
            expr: `60 * (${signIns(', error!=""')} or 0 * ${signIns()})`,
            legend: 'refused',
          },
        ],
      },
      {
        id: 16,
        type: 'bargauge',
        title: 'Event bus: backlog against its limit',
        description:
          'The worst topic of each workspace. At the limit, messages that nobody has read are thrown away.',
        width: 6,
        unit: 'percentunit',
        min: 0,
        max: 1,
        limit: limits.backlogShare,
        queries: [
          {
            expr: `max by (workspace) (odp:bus_backlog_bytes:max{${IN_WORKSPACES}}) / ${backlogBytes}`,
            legend: '{{workspace}}',
          },
        ],
      },
    ],
  };
}

/** Sign-ins a second, of those that a further matcher names. */
function signIns(matcher = ''): string {
  return `sum (rate(keycloak_user_events_total{${IN_CLUSTER}, event="login"${matcher}}[$__rate_interval]))`;
}
