import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { TargetState } from '@internal/target-state';
import { buildDashboard } from '../panels/buildDashboard';
import { dataPipelineHealth } from './dataPipelineHealth';
import { infrastructureHealth } from './infrastructureHealth';
import { mlServing } from './mlServing';
import { component } from './ofEntities/component';
import { workspace } from './ofEntities/workspace';
import { platformOverview } from './platformOverview';
import { temporalWorkflows } from './temporalWorkflows';

/** The five dashboards of the document, with its limits of the event bus, and those of entities. */
export function allDashboards(target: TargetState): Dashboard[] {
  const backlogBytes = target.eventBus.limits.backlog.bytes;
  return [
    platformOverview(backlogBytes),
    temporalWorkflows,
    dataPipelineHealth(backlogBytes),
    mlServing,
    infrastructureHealth(backlogBytes),
    component,
    workspace(backlogBytes),
  ].map(buildDashboard);
}
