import { limits } from '../../panels/limits';
import type { DashboardSection } from '../../panels/PanelSpec';
import { share } from '../expressions';
import { IN_CLUSTER, IN_WORKSPACES } from '../scope';

const ASSET_STATUS = 'dagster_asset_last_materialization_status';
const VALIDATIONS = 'odp:validation_events:rate5m';
const FAILED_SHARE = share(
  `sum by (workspace) (${VALIDATIONS}{${IN_WORKSPACES}, result="failed"})`,
  `sum by (workspace) (${VALIDATIONS}{${IN_WORKSPACES}})`,
);

/** Whether assets are made, and whether they are good. */
export const assets: DashboardSection = {
  title: 'Assets and data quality',
  height: 8,
  panels: [
    {
      id: 5,
      type: 'timeseries',
      title: 'Asset materializations',
      description:
        'Assets made within the last hour, seen by the change of their time. Two within one scrape count once.',
      width: 8,
      unit: 'none',
      decimals: 0,
      min: 0,
      queries: [
        {
          expr: `sum (changes(dagster_asset_last_materialization_timestamp_seconds{${IN_CLUSTER}}[1h]))`,
          legend: 'within an hour',
        },
      ],
    },
    {
      id: 6,
      type: 'timeseries',
      title: 'Asset failures',
      description:
        'Assets whose last run should have made them and failed. Each stays here until a run makes it.',
      width: 8,
      unit: 'none',
      decimals: 0,
      min: 0,
      limit: limits.someAreBad,
      queries: [
        {
          expr: `count (${ASSET_STATUS}{${IN_CLUSTER}, status="failure"} == 1) or 0 * count (${ASSET_STATUS}{${IN_CLUSTER}})`,
          legend: 'failed',
        },
      ],
    },
    {
      id: 7,
      type: 'bargauge',
      title: 'Age of assets',
      description: `Time since an asset was last made, the eight oldest. A daily asset is late after ${
        limits.assetAgeSeconds.degraded / 3600
      } hours.`,
      width: 8,
      unit: 's',
      min: 0,
      limit: limits.assetAgeSeconds,
      queries: [
        {
          expr: `topk(8, time() - max by (asset_key) (dagster_asset_last_materialization_timestamp_seconds{${IN_CLUSTER}}))`,
          legend: '{{asset_key}}',
        },
      ],
    },
    {
      id: 8,
      type: 'stat',
      title: 'Data quality alerts',
      description: `Workspaces of whose validations more than ${
        100 * limits.validationFailureShare.degraded
      } of 100 fail, by the events pipeline.validation.failed. See "Data quality failures" for their names.`,
      width: 6,
      unit: 'none',
      decimals: 0,
      limit: limits.someAreBad,
      noValue: 'No validation',
      queries: [
        {
          expr: `count (${FAILED_SHARE} > ${limits.validationFailureShare.degraded}) or 0 * count (${FAILED_SHARE})`,
        },
      ],
    },
    {
      id: 9,
      type: 'timeseries',
      title: 'Data quality failures',
      description:
        'Part of the validations that failed, by workspace: whose data got worse, and when.',
      width: 9,
      unit: 'percentunit',
      min: 0,
      limit: limits.validationFailureShare,
      queries: [
        {
          expr: FAILED_SHARE,
          legend: '{{workspace}}',
        },
      ],
    },
    {
      id: 10,
      type: 'table',
      title: 'Assets that failed',
      description:
        'Assets whose last run failed, with the time since they were last made.',
      width: 9,
      unit: 's',
      noValue: 'Every asset was made by its last run',
      queries: [
        {
          expr: `time() - (max by (asset_key) (dagster_asset_last_materialization_timestamp_seconds{${IN_CLUSTER}}) and on (asset_key) (${ASSET_STATUS}{${IN_CLUSTER}, status="failure"} == 1))`,
        },
      ],
      columns: [
        { field: 'asset_key', title: 'Asset' },
        {
          field: 'Value',
          title: 'Age',
          unit: 's',
          limit: limits.assetAgeSeconds,
        },
      ],
    },
  ],
};
