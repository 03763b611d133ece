import { NotFoundError } from '@backstage/errors';
import {
  type PanelAnswer,
  type PanelQuery,
  writePanelAnswer,
} from '@internal/plugin-odp-observability-common';
import { errorAnswer } from '@internal/test-utils';
import { ObservabilityClient } from '../api';

/** The lines of one call for panels, sent when the test says so. */
export interface OpenStream {
  query: PanelQuery;
  send: (...answers: PanelAnswer[]) => void;
  end: () => void;
}

/**
 * The observability backend as a test wants it. What is read is answered by
 * path; calls for panels are answered from `panels`, or, where `streams` is
 * watched, line by line by the test.
 */
export class FakeObservabilityBackend {
  /** By path with its query, such as `/dashboards`; a Response is given as it is. */
  readonly answers: Record<string, object | Response> = {};
  /** By dashboard; an absent one is answered by {@link streams}. */
  readonly panels: Record<string, PanelAnswer[] | Response> = {};
  readonly streams: OpenStream[] = [];
  readonly queries: PanelQuery[] = [];
  readonly asked: string[] = [];

  static create(): FakeObservabilityBackend {
    return new FakeObservabilityBackend();
  }

  private constructor() {}

  /** The real client of this backend. */
  client(): ObservabilityClient {
    return ObservabilityClient.create({
      discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
      fetchApi: { fetch: this.fetch },
    });
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const path = String(input).replace(
      /^http:\/\/portal\/api\/(odp-observability)?/,
      '',
    );
    if (path === '/panels/query') {
      return this.#answerPanels(JSON.parse(String(init?.body)));
    }
    this.asked.push(path);
    const answer = this.answers[path];
    if (answer instanceof Response) {
      return answer.clone();
    }
    return answer
      ? new Response(JSON.stringify(answer))
      : errorAnswer(404, new NotFoundError(`There is no ${path}`));
  };

  #answerPanels(query: PanelQuery): Response {
    this.queries.push(query);
    const own = this.panels[query.dashboard];
    if (own instanceof Response) {
      return own.clone();
    }
    if (own) {
      const ids = new Set(query.panels.map(({ id }) => id));
      const lines = own
        .filter(({ id }) => ids.has(id))
        .map(answer => `${writePanelAnswer(answer)}\n`);
      return new Response(lines.join(''));
    }
    return this.#openStream(query);
  }

  #openStream(query: PanelQuery): Response {
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: controller => {
        this.streams.push({
          query,
          send: (...answers) =>
            answers.forEach(answer =>
              controller.enqueue(
                encoder.encode(`${writePanelAnswer(answer)}\n`),
              ),
            ),
          end: () => controller.close(),
        });
      },
    });
    return new Response(body);
  }
}
