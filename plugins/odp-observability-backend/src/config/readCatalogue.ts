import type { LoggerService } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import type { MetricCatalogue } from '../doctor/MetricCatalogue';

const catalogueSchema = z.object({
  metrics: z.array(
    z.object({
      name: z.string(),
      exporter: z.string(),
      enabledBy: z.string().optional(),
      traffic: z.boolean().optional(),
      source: z.string().default(''),
    }),
  ),
});

/** The metric catalogue of a file; without one, nobody knows why a panel is empty, and panels are drawn all the same. */
export function readCatalogue(
  file: string,
  logger: LoggerService,
): MetricCatalogue {
  try {
    return catalogueSchema.parse(
      parse(readFileSync(file, 'utf8'), { merge: true }),
    );
  } catch (error) {
    logger.warn(
      'The catalogue of metrics cannot be read, so that the portal does not tell why panels are empty; odp.observability.metrics must name it',
      error as Error,
    );
    return { metrics: [] };
  }
}
