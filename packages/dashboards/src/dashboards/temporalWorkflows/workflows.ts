import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { share } from '../expressions';
import { workflowSuccess } from '../workflowSuccess';
import { IN_TEMPORAL } from './scope';

const { degraded, failing } = limits.workflowSuccessPercent;
const CLOSED = 'odp:workflow_closed:rate5m';
const COUNTED = `sum by (workflow_type) (${CLOSED}{${IN_TEMPORAL}, outcome!="cancelled"})`;
const COMPLETED_SHARE = share(
  `sum by (workflow_type) (${CLOSED}{${IN_TEMPORAL}, outcome="completed"})`,
  COUNTED,
);

const FAILED_IN_AN_HOUR = `sum by (workflow_type, outcome) (avg_over_time(${CLOSED}{${IN_TEMPORAL}, outcome=~"failed|timed out|terminated"}[1h]))`;

/** Workflows over time, and which of them fail. */
export const workflows: DashboardSection = {
  title: 'Workflows',
  height: 8,
  panels: [
    workflowSuccess(IN_TEMPORAL, {
      id: 5,
      title: 'Workflow success rate',
      description:
        'Workflows of the last hour that completed, in per cent of all that ended. Cancelled ones do not count; failed, timed out and terminated ones do.',
    }),
    {
      id: 6,
      type: 'timeseries',
      title: 'Workflow completion rate',
      description:
        'Workflows a second that start and that complete. A gap between the two means that workflows pile up.',
      width: 9,
      unit: 'ops',
      min: 0,
      queries: [
        {
          expr: `sum (odp:workflow_started:rate5m{${IN_TEMPORAL}})`,
          legend: 'started',
        },
        {
          expr: `sum (${CLOSED}{${IN_TEMPORAL}, outcome="completed"})`,
          legend: 'completed',
        },
      ],
    },
    {
      id: 7,
      type: 'timeseries',
      title: 'Workflow latency',
      description:
        'From start to end, by type: half and 95 of 100 take no longer.',
      width: 9,
      unit: 's',
      min: 0,
      limit: limits.workflowSeconds,
      queries: ['p50', 'p95'].map(part => ({
        expr: `max by (workflow_type) (odp:workflow_latency_seconds:${part}_5m{${IN_TEMPORAL}})`,
        legend: `{{workflow_type}} ${part}`,
      })),
    },
    {
      id: 8,
      type: 'state-timeline',
      title: 'Workflow execution timeline',
      description: `By type of workflow, whether its executions ended well: at least ${degraded} of 100, most of them, or less than ${failing} of 100.`,
      width: 8,
      unit: 'none',
      limit: limits.allMustBe,
      states: {
        0: { text: 'Many fail', color: 'red' },
        0.5: { text: 'Some fail', color: 'orange' },
        1: { text: 'Completes', color: 'green' },
      },
      queries: [
        {
          expr: `((${COMPLETED_SHARE} >= bool ${
            degraded / 100
          }) + (${COMPLETED_SHARE} >= bool ${failing / 100})) / 2`,
          legend: '{{workflow_type}}',
        },
      ],
    },
    {
      id: 9,
      type: 'timeseries',
      title: 'Workflows by how they failed',
      description:
        'Workflows a minute that failed, timed out, were terminated or cancelled.',
      width: 8,
      unit: 'short',
      decimals: 2,
      min: 0,
      isStacked: true,
      queries: [
        {
          expr: `60 * sum by (outcome) (${CLOSED}{${IN_TEMPORAL}, outcome!="completed"})`,
          legend: '{{outcome}}',
        },
      ],
    },
    {
      id: 10,
      type: 'table',
      title: 'Failures of the last hour',
      description:
        'Workflows that did not complete, by type and outcome, and which part they are of all of their type that ended.',
      width: 8,
      unit: 'none',
      noValue: 'Every workflow of the last hour completed',
      queries: [
        { expr: `sort_desc(3600 * ${FAILED_IN_AN_HOUR} > 0)` },
        {
          expr: `${FAILED_IN_AN_HOUR} / on (workflow_type) group_left () (sum by (workflow_type) (avg_over_time(${CLOSED}{${IN_TEMPORAL}, outcome!="cancelled"}[1h])) > 0) > 0`,
        },
      ],
      columns: [
        { field: 'workflow_type', title: 'Workflow' },
        { field: 'outcome', title: 'Outcome' },
        { field: 'Value #A', title: 'Workflows', unit: 'none', decimals: 0 },
        {
          field: 'Value #B',
          title: 'Of all',
          unit: 'percentunit',
          limit: limits.workflowFailureShare,
        },
      ],
    },
  ],
};
