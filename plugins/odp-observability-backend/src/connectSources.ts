import type { LoggerService } from '@backstage/backend-plugin-api';
import { AlertBook } from './alerts/AlertBook';
import type { ObservabilityConfig } from './config/readObservabilityConfig';
import { DashboardBook } from './dashboards/DashboardBook';
import { FolderDashboards } from './dashboards/FolderDashboards';
import { GrafanaDashboards } from './dashboards/GrafanaDashboards';
import type { MetricCatalogue } from '@internal/target-state';
import { AlertsView } from './service/AlertsView';
import { DoctorView } from './service/DoctorView';
import { ObservabilityViews } from './service/ObservabilityViews';
import { sourceOf, type Sources } from './service/Sources';
import { FailureLog } from './sources/FailureLog';
import { GrafanaExecutor } from './sources/GrafanaExecutor';
import { GrafanaServer } from './sources/GrafanaServer';
import { PrometheusExecutor } from './sources/PrometheusExecutor';

export interface ConnectSourcesOptions {
  config: ObservabilityConfig;
  catalogue: MetricCatalogue;
  /** Uids of the portal's own dashboards as they are listed. */
  order: readonly string[];
  logger: LoggerService;
}

/** Views of the sources and dashboards that are configured, and the end of their connections. */
export function connectSources(options: ConnectSourcesOptions): {
  views: ObservabilityViews;
  close: () => Promise<void>;
} {
  const { config, catalogue, order, logger } = options;
  const { prometheus, grafana, setUp } = config;
  const base = (grafana?.publicUrl ?? grafana?.url)?.replace(/\/+$/, '');
  const openUrl = (uid: string) =>
    base && `${base}/d/${encodeURIComponent(uid)}`;
  const server = grafana && GrafanaServer.create(grafana);
  const about = { catalogue, logger };
  const failures = FailureLog.create(logger);
  const executor = prometheus && PrometheusExecutor.create(prometheus);
  const sources: Sources = {
    setUp,
    ...(executor && { prometheus: sourceOf(executor, about) }),
    ...(server && {
      grafana: sourceOf(GrafanaExecutor.create(grafana, server), about),
    }),
  };
  const folder = FolderDashboards.load({
    folder: config.dashboards,
    order,
    logger,
    openUrl,
  });
  const views = ObservabilityViews.create({
    dashboards: DashboardBook.create(
      [
        folder,
        ...(server
          ? [GrafanaDashboards.create({ settings: grafana, server, openUrl })]
          : []),
      ],
      logger,
    ),
    sources,
    doctor: DoctorView.create({
      sources,
      catalogue,
      dashboards: folder.dashboards,
    }),
    alerts: AlertsView.create({
      ...(executor && { alerts: AlertBook.create(executor) }),
      sources,
      docs: config.docs,
      failures,
    }),
    failures,
    now: Date.now,
  });
  return {
    views,
    close: async () => {
      await Promise.all(
        [sources.prometheus, sources.grafana].map(source =>
          source?.queries.source.close(),
        ),
      );
    },
  };
}
