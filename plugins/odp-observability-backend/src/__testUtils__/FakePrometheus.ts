import {
  type Asked,
  type Answerer,
  FakeServer,
  type Reply,
} from './FakeServer';

/** A series by its labels: the value at each step, or what it is at a time in seconds; undefined: no sample. */
export interface FakeSeries {
  labels: Record<string, string>;
  value: string | ((seconds: number) => string | undefined);
}

/** The HTTP API of a Prometheus as far as the portal asks it. */
export class FakePrometheus {
  /** What an expression gives; nothing by default. */
  series: (expr: string) => FakeSeries[] = () => [];
  /** Values by label, and by selector where it matters. */
  labels: (label: string, selector: string | null) => string[] = () => [];
  /** Rules as `/api/v1/rules` has them, in one group. */
  rules: object[] = [];
  /** Laid over each answer to a query. */
  extra: object = {};
  /** Answers instead, where it gives something, or ends the response itself and gives null. */
  instead: (
    ...asked: Parameters<Answerer>
  ) => Reply | null | undefined | Promise<Reply | null | undefined> = () =>
    undefined;
  #server!: FakeServer;

  static async start(): Promise<FakePrometheus> {
    const fake = new FakePrometheus();
    fake.#server = await FakeServer.start((asked, response) =>
      fake.#answer(asked, response),
    );
    return fake;
  }

  private constructor() {}

  get url(): string {
    return this.#server.url;
  }

  get asked(): Asked[] {
    return this.#server.asked;
  }

  get aborted(): number {
    return this.#server.aborted;
  }

  /** Queries over a range or at a time, as they came. */
  get queries(): Array<Record<string, string>> {
    return this.asked
      .filter(({ path }) => /\/query(_range)?$/.test(path))
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async #answer(...asked: Parameters<Answerer>): Promise<Reply | undefined> {
    const instead = await this.instead(...asked);
    if (instead !== undefined) {
      return instead ?? undefined;
    }
    const [{ path, search, body }] = asked;
    const form = new URLSearchParams(body);
    const label = /^\/api\/v1\/label\/(.+)\/values$/.exec(path)?.[1];
    if (label) {
      return success(this.labels(label, search.get('match[]')));
    }
    switch (path) {
      case '/api/v1/status/buildinfo':
        return success({ version: '2.42.0' });
      case '/api/v1/rules':
        return success({ groups: [{ name: 'odp', rules: this.rules }] });
      case '/api/v1/query':
        return success(
          {
            resultType: 'vector',
            result: this.#vector(form.get('query')!, Number(form.get('time'))),
          },
          this.extra,
        );
      case '/api/v1/query_range':
        return success(
          { resultType: 'matrix', result: this.#matrix(form) },
          this.extra,
        );
      default:
        return { status: 404, text: '404 page not found' };
    }
  }

  #vector(expr: string, time: number) {
    return this.series(expr).flatMap(({ labels, value }) => {
      const text = typeof value === 'string' ? value : value(time);
      return text === undefined
        ? []
        : [{ metric: labels, value: [time, text] }];
    });
  }

  #matrix(form: URLSearchParams) {
    const [start, end, step] = ['start', 'end', 'step'].map(name =>
      Number(form.get(name)),
    );
    return this.series(form.get('query')!).map(({ labels, value }) => {
      const values: [number, string][] = [];
      for (let time = start; time <= end; time += step) {
        const text = typeof value === 'string' ? value : value(time);
        if (text !== undefined) {
          values.push([time, text]);
        }
      }
      return { metric: labels, values };
    });
  }
}

function success(data: unknown, extra: object = {}): Reply {
  return { json: { status: 'success', data, ...extra } };
}
