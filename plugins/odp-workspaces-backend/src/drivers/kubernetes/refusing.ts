import {
  isUnknownField,
  KubernetesApiError,
} from '@internal/plugin-odp-kubernetes-node';
import { RefusedError } from '../Driver';

const FOR_GOOD = [400, 403, 404, 413, 422];

/** What a server refuses for good is told from what it cannot do now. */
export async function refusing<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const isForGood =
      isUnknownField(error) ||
      (error instanceof KubernetesApiError && FOR_GOOD.includes(error.status));
    throw isForGood ? new RefusedError((error as Error).message) : error;
  }
}
