import { isError } from '@backstage/errors';
import type {
  Operation,
  OperationStep,
} from '@internal/plugin-odp-workspaces-common';
import type { Clock } from './Clock';
import { operationInWords, stepInWords } from './words';

const POLL_MS = 2_000;
/** A slot of the scaffolder is not held for longer; the operation needs none. */
const PATIENCE_MS = 10 * 60_000;

interface FollowOptions {
  load: () => Promise<Operation>;
  log: (line: string) => void;
  clock: Clock;
  /** Ends the following, and never the operation. */
  signal?: AbortSignal;
}

export interface Followed {
  operation: Operation;
  /** What happened, and what will. */
  message: string;
}

/**
 * Tells each step of an operation as it changes, until the operation is done, waits
 * for somebody, or goes on without being watched.
 *
 * @throws Error with the operation's own words when it came to nothing
 */
export async function followOperation(
  submitted: Operation,
  { load, log, clock, signal }: FollowOptions,
): Promise<Followed> {
  const until = clock.now() + PATIENCE_MS;
  /** What was told last of each step. */
  const told = new Map(
    submitted.steps.map(step => [placeOf(step), stepInWords(step)]),
  );
  let operation = submitted;
  let trouble: string | undefined;
  for (;;) {
    for (const step of operation.steps) {
      const line = stepInWords(step);
      if (told.get(placeOf(step)) !== line) {
        told.set(placeOf(step), line);
        log(line);
      }
    }
    const { state } = operation;
    if (state === 'done') {
      return { operation, message: `${operationInWords(operation)}.` };
    }
    if (state === 'waiting') {
      return { operation, message: waitingInWords(operation) };
    }
    if (state !== 'applying') {
      throw new Error(operationInWords(operation));
    }
    if (signal?.aborted) {
      return {
        operation,
        message: goesOn(operation, 'The task was cancelled'),
      };
    }
    if (clock.now() >= until) {
      return {
        operation,
        message: goesOn(
          operation,
          trouble ?? 'It takes longer than 10 minutes',
        ),
      };
    }
    await clock.sleep(POLL_MS, signal);
    try {
      operation = await load();
      trouble = undefined;
    } catch (error) {
      if (!isError(error) || error.name !== 'ServiceUnavailableError') {
        const why = `It cannot be followed: ${(error as Error).message}`;
        return { operation, message: goesOn(operation, why) };
      }
      if (trouble !== error.message) {
        log(`${error.message}; asking again`);
      }
      trouble = error.message;
    }
  }
}

function placeOf({ system, place }: OperationStep): string {
  return `${system} ${place}`;
}

function waitingInWords({ id, approval, message }: Operation): string {
  return [
    `Operation ${id} waits for an approval by ${
      approval?.approvers.join(', ') || 'somebody else'
    }, until ${approval?.expiresAt ?? 'it is decided'}.`,
    ...(approval?.reasons ?? []),
    ...(message ? [message] : []),
  ].join(' ');
}

function goesOn({ id }: Operation, why: string): string {
  return `${why}; operation ${id} goes on without it.`;
}
