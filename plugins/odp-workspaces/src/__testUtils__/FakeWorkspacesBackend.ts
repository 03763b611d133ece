import { isError, NotFoundError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { WorkspacesClient, WorkspaceUseClient } from '../api';

/** A body, what is answered instead, what comes of what was sent, or `pending` for an answer that does not come. */
type Answer =
  | object
  | Error
  | Response
  | 'pending'
  | ((sent: any) => object | Response);

/** Something that was asked for, in order. */
export interface Asked {
  /** Such as `GET /workspaces`; of other plugins with the plugin: `GET odp-pulsar/instances`. */
  call: string;
  body?: any;
}

/** The workspaces backend, and those of other plugins beside it, as a test wants them, by method and path; their answers may change while a page is open. */
export class FakeWorkspacesBackend {
  /** Such as `GET /workspaces`, `POST /plans`. */
  readonly answers: Record<string, Answer>;
  readonly asked: Asked[] = [];

  private constructor(answers: Record<string, Answer>) {
    this.answers = answers;
  }

  static create(answers: Record<string, Answer> = {}): FakeWorkspacesBackend {
    return new FakeWorkspacesBackend(answers);
  }

  /** The real client of this backend. */
  client(): WorkspacesClient {
    return WorkspacesClient.create(this.#apis());
  }

  /** The real client of the other plugins' backends. */
  useClient(): WorkspaceUseClient {
    return WorkspaceUseClient.create(this.#apis());
  }

  /** Bodies that were sent to a path, in order. */
  sentTo(path: string): any[] {
    return this.asked
      .filter(({ call }) => call === `POST ${path}`)
      .map(({ body }) => body);
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const [, url] = String(input).split('/api/');
    const path = url.replace(/^odp-workspaces/, '');
    const call = `${init?.method ?? 'GET'} ${path}`;
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    this.asked.push({ call, body });
    const known = this.answers[decodeURIComponent(call)];
    const answer = typeof known === 'function' ? known(body) : known;
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
    return answer instanceof Response
      ? answer.clone()
      : new Response(JSON.stringify(answer));
  };

  #apis() {
    return {
      discoveryApi: {
        getBaseUrl: async (plugin: string) => `http://portal/api/${plugin}`,
      },
      fetchApi: { fetch: this.fetch },
    };
  }
}
