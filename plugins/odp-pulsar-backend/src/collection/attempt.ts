import { ConnectionError } from '@internal/backend-kit';
import { PulsarError } from '@internal/plugin-odp-pulsar-node';

/** What was read, or why it was not; anything but a failure of Pulsar or of the way to it is thrown. */
export type Attempt<T> =
  | { value: T; failure?: undefined }
  | { value?: undefined; failure: PulsarError | ConnectionError };

export async function attempt<T>(read: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof PulsarError || error instanceof ConnectionError) {
      return { failure: error };
    }
    throw error;
  }
}

/** Whether the token is known and lacks the right, so that asking again is no use. */
export function isForbidden(failure: Error | undefined): boolean {
  return failure instanceof PulsarError && failure.problem === 'not-allowed';
}

/** Whether Pulsar takes the token for nobody's. */
export function isDenied(failure: Error | undefined): boolean {
  return (
    (failure instanceof PulsarError &&
      failure.problem === 'not-authenticated') ||
    (failure instanceof ConnectionError && failure.problem === 'credentials')
  );
}
