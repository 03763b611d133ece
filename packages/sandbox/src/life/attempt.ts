import { StatusError, type ObjectStore, type StoredObject } from '../store';
import { warn } from './events';

/**
 * Lets a controller work on one object. What the API refuses becomes a warning
 * of that object, as the real controllers do; so does an object that the
 * sandbox cannot make sense of. Nobody's manifest ends the sandbox.
 */
export function attempt(
  store: ObjectStore,
  object: StoredObject,
  work: () => void,
): void {
  try {
    work();
  } catch (error) {
    if (isLeaving(error)) {
      return;
    }
    const refused = error instanceof StatusError && error.code === 403;
    warn(store, object, {
      reason: refused ? 'FailedCreate' : 'SandboxCannotRun',
      message: refused
        ? `Error creating: ${error.message}`
        : (error as Error).message,
    });
  }
}

/** Controllers leave a namespace alone that is on its way out. */
function isLeaving(error: unknown): boolean {
  return (
    error instanceof StatusError &&
    Boolean(
      error.details?.causes?.some(
        ({ reason }) => reason === 'NamespaceTerminating',
      ),
    )
  );
}
