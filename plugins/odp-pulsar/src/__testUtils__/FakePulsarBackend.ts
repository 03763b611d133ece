import { isError, NotFoundError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { PulsarClient } from '../api';

/** A body, what is answered instead, or `pending` for an answer that does not come. */
type Answer = object | Error | Response | 'pending';

/** The event bus backend as a test wants it, by path under `/instances`; its answers may change while a page is open. */
export class FakePulsarBackend {
  /** Such as `''`, `/odp-eu/namespaces`. */
  readonly answers: Record<string, Answer>;
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];

  private constructor(answers: Record<string, Answer>) {
    this.answers = answers;
  }

  static create(answers: Record<string, Answer> = {}): FakePulsarBackend {
    return new FakePulsarBackend({ '': { items: [] }, ...answers });
  }

  /** The real client of this backend. */
  client(): PulsarClient {
    return PulsarClient.create({
      discoveryApi: { getBaseUrl: async () => 'http://portal/api/odp-pulsar' },
      fetchApi: { fetch: this.fetch },
    });
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const [, path] = String(input).split('/api/odp-pulsar/instances');
    this.asked.push(path);
    const answer = this.answers[decodeURIComponent(path)];
    if (answer === 'pending') {
      return new Promise(() => {});
    }
    if (answer === undefined) {
      const message = `There is no ${path} that you may see`;
      return errorAnswer(404, new NotFoundError(message));
    }
    if (isError(answer)) {
      throw answer;
    }
    if (answer instanceof Response) {
      return answer.clone();
    }
    const body = JSON.stringify(answer);
    const etag = `"${body.length}-${path}"`;
    return new Headers(init?.headers).get('if-none-match') === etag &&
      this.#last.get(path) === body
      ? new Response(null, { status: 304 })
      : this.#remember(path, body, etag);
  };

  readonly #last = new Map<string, string>();

  #remember(path: string, body: string, etag: string): Response {
    this.#last.set(path, body);
    return new Response(body, { headers: { etag } });
  }
}
