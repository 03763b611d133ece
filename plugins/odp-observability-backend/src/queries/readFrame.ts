import {
  type Frame,
  fromPrometheus,
  type PrometheusQuery,
} from '@internal/plugin-odp-observability-common';
import type { SourceAnswer } from '../sources/MetricSource';
import { SourceError } from '../sources/SourceError';

/** By answer, and by how it was asked: many who look at one panel share its frames. */
const known = new WeakMap<SourceAnswer, Map<string, Frame>>();

/**
 * The frame of what a source answered; it is shared, and nobody's to change.
 *
 * @throws SourceError when it is no answer of Prometheus
 */
export function readFrame(answer: SourceAnswer, query: PrometheusQuery): Frame {
  const frames = known.get(answer) ?? new Map<string, Frame>();
  known.set(answer, frames);
  const key = JSON.stringify(query);
  try {
    const frame = frames.get(key) ?? fromPrometheus(answer.data, query);
    frames.set(key, frame);
    return frame;
  } catch (error) {
    throw new SourceError('unreadable', (error as Error).message, error);
  }
}
