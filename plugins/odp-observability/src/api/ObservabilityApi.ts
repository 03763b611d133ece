import { createApiRef } from '@backstage/core-plugin-api';
import type { RolloutList } from '@internal/plugin-odp-clusters-common';
import type {
  AlertsAnswer,
  DashboardAnswer,
  DashboardList,
  DoctorReport,
  PanelAnswer,
  PanelQuery,
  VariableOptions,
  VariableValues,
} from '@internal/plugin-odp-observability-common';
import type { LiveAnswer, LiveRequest } from '@internal/plugin-odp-react';

/** A variable of a dashboard, and what is chosen of those that its options depend on. */
export interface VariableRequest {
  dashboard: string;
  name: string;
  others: VariableValues;
}

/** A query of panels, and where each answer goes as soon as it is there. */
export interface PanelRequest {
  query: PanelQuery;
  onAnswer: (answer: PanelAnswer) => void;
  signal: AbortSignal;
}

/** What the pages read of the observability backend. Methods throw a ResponseError. */
export interface ObservabilityApi {
  /** Those that one may see; of an entity, those that match it. */
  loadDashboards(
    entityRef: string | undefined,
    request: LiveRequest,
  ): Promise<LiveAnswer<DashboardList>>;
  loadDashboard(
    uid: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<DashboardAnswer>>;
  loadVariable(
    variable: VariableRequest,
    request: LiveRequest,
  ): Promise<LiveAnswer<VariableOptions>>;
  /** Of a cluster, or of all. */
  loadAlerts(
    cluster: string | undefined,
    request: LiveRequest,
  ): Promise<LiveAnswer<AlertsAnswer>>;
  loadDoctor(request: LiveRequest): Promise<LiveAnswer<DoctorReport>>;
  /** Since when workloads run as they do, as their cluster tells. */
  loadRollouts(
    cluster: string,
    request: LiveRequest,
  ): Promise<LiveAnswer<RolloutList>>;
  /** Resolves when each panel has answered, or the stream ended. */
  queryPanels(request: PanelRequest): Promise<void>;
}

/** The observability backend. */
export const observabilityApiRef = createApiRef<ObservabilityApi>({
  id: 'plugin.odp-observability.client',
});
