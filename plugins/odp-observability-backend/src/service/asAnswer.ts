import {
  InputError,
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  DashboardError,
  InterpolationError,
} from '@internal/plugin-odp-observability-common';
import type { FailureLog } from '../sources/FailureLog';
import { SourceError } from '../sources/SourceError';

/**
 * A failure as the error that its answer has: its sentence alone, since a cause
 * is sent along and names addresses. The log has it.
 */
export function asAnswer(error: unknown, failures: FailureLog): unknown {
  if (error instanceof DashboardError) {
    return new NotImplementedError(error.message);
  }
  if (error instanceof SourceError) {
    failures.note(error);
    return new ServiceUnavailableError(error.message);
  }
  return error instanceof InterpolationError
    ? new InputError(error.message)
    : error;
}
