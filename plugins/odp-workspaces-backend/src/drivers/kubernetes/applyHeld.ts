import {
  ApplyConflictError,
  type ClusterWriter,
  KubernetesApiError,
  type KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type { WriteContext } from '../Driver';
import { refusing } from './refusing';
import { referenceOf } from './workspaceKinds';

/** How often an object is tried that controllers change in between, such as the status of a quota. */
const ATTEMPTS = 5;

/**
 * Applies to an object as it was before the workspace was found to be still in
 * our hands: who was held up since then, however long, overwrites nothing that
 * others have written meanwhile. One that is not there has no such protection.
 *
 * @returns the object as it is now
 */
export async function applyHeld(
  writer: ClusterWriter,
  object: KubernetesObject,
  { hold, signal }: WriteContext & { signal: AbortSignal },
): Promise<KubernetesObject> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await writer.read(referenceOf(object), { signal });
    await hold();
    try {
      const { object: after } = await refusing(() =>
        writer.apply(object, {
          force: true,
          resourceVersion: before?.metadata.resourceVersion,
          signal,
        }),
      );
      return after;
    } catch (error) {
      if (!isOutdated(error) || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}

function isOutdated(error: unknown): boolean {
  return (
    error instanceof KubernetesApiError &&
    error.status === 409 &&
    !(error instanceof ApplyConflictError)
  );
}
