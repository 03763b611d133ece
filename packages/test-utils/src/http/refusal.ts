import { ResponseError } from '@backstage/errors';

/** The answer of a backend that throws an error, such as `new NotAllowedError('...')`. */
export function errorAnswer(status: number, error: Error): Response {
  const { name, message } = error;
  return new Response(
    JSON.stringify({
      error: { name, message },
      response: { statusCode: status },
    }),
    { status, headers: { 'content-type': 'application/json' } },
  );
}

/** What the client throws at such an answer. */
export async function refusal(status: number, error: Error): Promise<Error> {
  return ResponseError.fromResponse(errorAnswer(status, error));
}
