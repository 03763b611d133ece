import {
  type Frame,
  fromPrometheus,
  type PrometheusQuery,
} from '@internal/plugin-odp-observability-common';
import { SourceError } from '../sources/SourceError';

/**
 * The frame of what a source answered.
 *
 * @throws SourceError when it is no answer of Prometheus
 */
export function readFrame(data: unknown, query: PrometheusQuery): Frame {
  try {
    return fromPrometheus(data, query);
  } catch (error) {
    throw new SourceError('unreadable', (error as Error).message, error);
  }
}
