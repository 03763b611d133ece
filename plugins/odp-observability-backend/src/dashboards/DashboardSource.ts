import type {
  Dashboard,
  DashboardSource as SourceName,
  DashboardSummary,
} from '@internal/plugin-odp-observability-common';

/** A dashboard, and where it came from. */
export interface KnownDashboard {
  dashboard: Dashboard;
  source: SourceName;
  openUrl?: string;
}

export interface ListedDashboards {
  items: DashboardSummary[];
  /** What is not listed and why, each a sentence. */
  notices: string[];
}

/** Where dashboards come from. */
export interface DashboardSource {
  list(signal: AbortSignal): Promise<ListedDashboards>;
  /**
   * Undefined: it has none of this uid.
   *
   * @throws DashboardError when it cannot be drawn, SourceError when it cannot be read
   */
  find(uid: string, signal: AbortSignal): Promise<KnownDashboard | undefined>;
}
