import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  loadMetricCatalogue,
  type MetricCatalogue,
} from '@internal/target-state';

/** The metric catalogue of a file; without one, nobody knows why a panel is empty, and panels are drawn all the same. */
export function readCatalogue(
  file: string,
  logger: LoggerService,
): MetricCatalogue {
  try {
    return loadMetricCatalogue(file);
  } catch (error) {
    logger.warn(
      'The catalogue of metrics cannot be read, so that the portal does not tell why panels are empty; odp.observability.metrics must name it',
      error as Error,
    );
    return { targetLabels: [], metrics: [] };
  }
}
