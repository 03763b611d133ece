import { readFileOf } from '../readFileOf';
import { TargetStateError } from '../TargetStateError';
import type { MetricCatalogue } from './metricCatalogue';
import { parseMetricCatalogue } from './parseMetricCatalogue';

/**
 * Reads a metric catalogue. A relative path is taken from the working folder.
 *
 * @throws TargetStateError with every problem, or an Error when the file cannot be read.
 */
export function loadMetricCatalogue(path: string): MetricCatalogue {
  const text = readFileOf('The metric catalogue', path);
  const { catalogue, problems } = parseMetricCatalogue(text, path);
  if (!catalogue) {
    throw new TargetStateError(problems);
  }
  return catalogue;
}
