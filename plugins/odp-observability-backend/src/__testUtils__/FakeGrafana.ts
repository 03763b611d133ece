import {
  type Asked,
  type Answerer,
  FakeServer,
  type Reply,
} from './FakeServer';

export interface FakeGrafanaDashboard {
  uid: string;
  title: string;
  tags?: string[];
}

/** A Grafana as far as the portal asks it. */
export class FakeGrafana {
  version = '11.6.0';
  token = 'secret-of-grafana';
  dashboards: FakeGrafanaDashboard[] = [];
  /** Answers by path of documents of dashboards. */
  documents: Record<string, Reply> = {};
  /** What `/api/ds/query` answers. */
  answer: Reply = { json: { results: {} } };
  labels: string[] = [];
  #server!: FakeServer;

  static async start(): Promise<FakeGrafana> {
    const fake = new FakeGrafana();
    fake.#server = await FakeServer.start(asked => fake.#answer(asked));
    return fake;
  }

  private constructor() {}

  get url(): string {
    return this.#server.url;
  }

  get asked(): Asked[] {
    return this.#server.asked;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  #answer({ path, search, token }: Parameters<Answerer>[0]): Reply {
    if (path === '/api/health') {
      return { json: { database: 'ok', version: this.version } };
    }
    if (token !== `Bearer ${this.token}`) {
      return { status: 401, json: { message: 'Expired API key' } };
    }
    if (path === '/api/search') {
      const tag = search.get('tag');
      return {
        json: this.dashboards
          .filter(({ tags = [] }) => !tag || tags.includes(tag))
          .map(({ tags = [], ...dashboard }) => ({
            ...dashboard,
            tags,
            type: 'dash-db',
            id: 7,
          })),
      };
    }
    if (path === '/api/ds/query') {
      return this.answer;
    }
    if (
      /^\/api\/datasources\/uid\/[^/]+\/resources\/api\/v1\/label/.test(path)
    ) {
      return { json: { status: 'success', data: this.labels } };
    }
    return (
      this.documents[path] ?? { status: 404, json: { message: 'Not found' } }
    );
  }
}
