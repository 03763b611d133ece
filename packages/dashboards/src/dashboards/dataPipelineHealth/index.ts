import type { DashboardSpec } from '../../panels/buildDashboard';
import { clusterVariable, workspaceVariable } from '../scope';
import { assets } from './assets';
import { eventBus } from './eventBus';
import { goldenSignals } from './goldenSignals';
import { runs } from './runs';

/** Is data made, is it good, and what waits. `backlogBytes` is the limit of a topic. */
export function dataPipelineHealth(backlogBytes: number): DashboardSpec {
  return {
    uid: 'data-pipeline-health',
    title: 'Data Pipeline Health',
    description:
      'Dagster runs and asset materialization, data quality failures, and the event bus beside them.',
    variables: [clusterVariable, workspaceVariable],
    sections: [goldenSignals, assets, runs, eventBus(backlogBytes)],
  };
}
