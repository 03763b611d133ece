import {
  KubernetesApiError,
  type KubernetesErrorCause,
} from '../client/errors';

const CAUSE = 'FieldManagerConflict';

/** A field that another field manager owns with another value. */
export interface ApplyConflict {
  /** Such as `kubectl-edit`; the server's whole sentence when it names none. */
  manager: string;
  /** Such as `.spec.hard.pods`. */
  field: string;
}

/** An apply without force would change what others own. Nothing was changed. */
export class ApplyConflictError extends KubernetesApiError {
  readonly conflicts: readonly ApplyConflict[];

  private constructor(error: KubernetesApiError, conflicts: ApplyConflict[]) {
    super(error.message, error);
    this.name = 'ApplyConflictError';
    this.conflicts = conflicts;
  }

  /** The conflict that an answer to an apply tells of, if it does; any other error comes back as it is. */
  static from(error: unknown): unknown {
    const conflicts =
      error instanceof KubernetesApiError && error.status === 409
        ? error.details.causes.filter(({ reason }) => reason === CAUSE)
        : [];
    return conflicts.length > 0
      ? new ApplyConflictError(
          error as KubernetesApiError,
          conflicts.map(toConflict),
        )
      : error;
  }
}

function toConflict({ message, field }: KubernetesErrorCause): ApplyConflict {
  // The name stands there as Go quotes it.
  const quoted = /^conflict with ("(?:[^"\\]|\\.)*")/.exec(message)?.[1];
  return { manager: quoted ? unquoted(quoted) : message, field };
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(1, -1);
  }
}
