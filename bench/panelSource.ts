import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWith } from './support/children';

/** What the stand-in of a Prometheus gives. */
export interface PanelSourceOptions {
  /** Series of each query. */
  series: number;
  /** Milliseconds that a query takes. */
  queryMs: number;
}

/** What it was asked since it was last told to forget. */
export interface Asked {
  /** Bodies of the queries, as they came. */
  queries: string[];
  /** Questions for the values of a label. */
  labels: number;
}

const LABELS: Record<string, string[]> = {
  cluster: ['odp-eu', 'odp-us'],
  namespace: ['data', 'execution', 'ml', 'storage'],
  workspace: ['acme', 'globex', 'initech'],
};

let asked: Asked = { queries: [], labels: 0 };

/** The API of a Prometheus on loopback that counts, in a process of its own until it is ended. */
async function serve(options: PanelSourceOptions): Promise<{ url: string }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://source');
    const body = await textOf(request);
    const label = /^\/api\/v1\/label\/(.+)\/values$/.exec(pathname)?.[1];
    let data: unknown = { version: '2.42.0' };
    if (label) {
      asked.labels += 1;
      data = LABELS[label] ?? [];
    } else if (pathname.includes('/query')) {
      asked.queries.push(body);
      await new Promise(resolve => {
        setTimeout(resolve, options.queryMs);
      });
      const form = new URLSearchParams(body);
      data = pathname.endsWith('/query_range')
        ? { resultType: 'matrix', result: matrix(form, options.series) }
        : { resultType: 'vector', result: vector(form, options.series) };
    }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  process.on('message', message => {
    if (message === 'asked') {
      process.send!({ measured: asked });
      asked = { queries: [], labels: 0 };
    }
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}` };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
  }
  return text;
}

function matrix(form: URLSearchParams, series: number) {
  const [start, end, step] = ['start', 'end', 'step'].map(name =>
    Number(form.get(name)),
  );
  const points = Math.floor((end - start) / step) + 1;
  return Array.from({ length: series }, (_, index) => ({
    metric: metricOf(index),
    values: Array.from({ length: points }, (__, place) => {
      const time = start + place * step;
      return [time, valueAt(index, time)];
    }),
  }));
}

function vector(form: URLSearchParams, series: number) {
  const time = Number(form.get('time'));
  return Array.from({ length: series }, (_, index) => ({
    metric: metricOf(index),
    value: [time, valueAt(index, time)],
  }));
}

function metricOf(index: number) {
  return { cluster: 'odp-eu', namespace: 'execution', pod: `pod-${index}` };
}

/** As many digits as a rate has. */
function valueAt(series: number, time: number): string {
  return String(10 + series + Math.sin(time / 300 + series) * 3);
}

answerWith(serve);
