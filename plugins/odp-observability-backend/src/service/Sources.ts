import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricCatalogue } from '@internal/target-state';
import { MetricDoctor } from '../doctor/MetricDoctor';
import { SourceDoctor } from '../doctor/SourceDoctor';
import { PanelRunner } from '../queries/PanelRunner';
import { QueryRunner } from '../queries/QueryRunner';
import type { MetricSource } from '../sources/MetricSource';

/** A source that is asked, and who asks it what. */
export interface Source {
  queries: QueryRunner;
  panels: PanelRunner;
  metrics: MetricDoctor;
  health: SourceDoctor;
}

/** Those that are configured. */
export interface Sources {
  /** Asked for the portal's own dashboards, where there is one. */
  prometheus?: Source;
  grafana?: Source;
  /** How one gets a Prometheus where there is none, in a sentence. */
  setUp?: string;
}

export function sourceOf(
  metricSource: MetricSource,
  about: { catalogue: MetricCatalogue; logger: LoggerService },
): Source {
  const queries = QueryRunner.create(metricSource);
  const metrics = MetricDoctor.create(queries, about.catalogue);
  return {
    queries,
    metrics,
    health: SourceDoctor.create(queries),
    panels: PanelRunner.create({
      queries,
      doctor: metrics,
      logger: about.logger,
    }),
  };
}
