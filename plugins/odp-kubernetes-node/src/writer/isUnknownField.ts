import { KubernetesApiError } from '../client/errors';

/** Whether an API server answers with its 500 that an apply holds a field that the kind has not. */
export function isUnknownField(error: unknown): error is KubernetesApiError {
  return (
    error instanceof KubernetesApiError &&
    error.status === 500 &&
    error.message.startsWith('failed to create typed patch object')
  );
}
