import { ConnectionError } from '@internal/backend-kit';
import { PulsarError } from './PulsarError';

/**
 * The chunks of an answer, `most` bytes of them.
 *
 * @throws PulsarError when there are more, ConnectionError when it breaks off
 */
export async function* answerBody(
  body: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of ofConnection(body)) {
    length += chunk.length;
    if (length > most) {
      throw new PulsarError(
        `the answer is longer than ${most / 1024 / 1024} MiB`,
        { problem: 'unreadable' },
      );
    }
    yield chunk;
  }
}

/** The begin of an answer as text, as far as it comes. */
export async function beginOf(
  body: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > bytes) {
        break;
      }
    }
  } catch {
    // What came is what there is.
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What breaks while it is iterated is the connection. */
async function* ofConnection(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new ConnectionError(
      'the connection broke in the middle of the answer',
      { problem: 'broken', cause: error },
    );
  }
}
