import type { PanelQuery } from '@internal/plugin-odp-observability-common';
import { dataOf } from '../__testUtils__/boards';
import type { PanelRequest } from '../api';
import { PanelQueries } from './PanelQueries';

interface Call extends PanelRequest {
  resolve: () => void;
  reject: (error: Error) => void;
}

function aStore() {
  const calls: Call[] = [];
  const queries = PanelQueries.create(
    request =>
      new Promise<void>((resolve, reject) =>
        calls.push({ ...request, resolve, reject }),
      ),
  );
  return { calls, queries };
}

const aQuery = (more: Partial<PanelQuery> = {}): PanelQuery => ({
  dashboard: 'overview',
  panels: [{ id: 1, width: 300 }],
  range: { from: 'now-1h', to: 'now' },
  variables: {},
  ...more,
});
const settled = () => new Promise(resolve => setTimeout(resolve));

describe('PanelQueries', () => {
  it('asks once for what is asked twice, and gives up what is no longer wanted', () => {
    const { calls, queries } = aStore();
    queries.ask(aQuery());
    queries.ask(aQuery());
    expect(calls).toHaveLength(1);
    queries.ask(aQuery({ range: { from: 'now-6h', to: 'now' } }));
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    // A late answer of the call that was given up changes nothing.
    calls[0].onAnswer(dataOf(1, { a: () => 1 }));
    expect(queries.readingOf(1).answer).toBeUndefined();
    calls[1].onAnswer(dataOf(1, { a: () => 2 }));
    expect(queries.readingOf(1)).toMatchObject({
      answer: { state: 'data' },
      askedFor: 'now-6h to now',
    });
  });

  it('keeps the last answer over another range and a failure, and forgets it with other variables', async () => {
    const { calls, queries } = aStore();
    queries.ask(aQuery());
    calls[0].onAnswer(dataOf(1, { a: () => 1 }));
    calls[0].resolve();
    await settled();
    queries.ask(aQuery({ range: { from: 'now-6h', to: 'now' } }));
    expect(queries.readingOf(1)).toMatchObject({
      answer: { state: 'data' },
      askedFor: 'now-1h to now',
      loadingSince: expect.any(Number),
    });
    calls[1].reject(new Error('Prometheus answers 503'));
    await settled();
    expect(queries.readingOf(1)).toMatchObject({
      answer: { state: 'data' },
      error: 'Prometheus answers 503',
      loadingSince: undefined,
    });
    queries.ask(aQuery({ variables: { namespace: ['data'] } }));
    expect(queries.readingOf(1).answer).toBeUndefined();
  });

  it('leaves an error with its panel, and asks for as many panels a call as the server takes', async () => {
    const { calls, queries } = aStore();
    const panels = Array.from({ length: 50 }, (_, id) => ({ id, width: 300 }));
    queries.ask(aQuery({ panels }));
    expect(calls.map(({ query }) => query.panels.length)).toEqual([40, 10]);
    calls[0].onAnswer({
      ...dataOf(0, {}),
      state: 'error',
      error: 'Too many series',
    });
    calls[0].onAnswer(dataOf(1, { a: () => 1 }));
    calls.forEach(({ resolve }) => resolve());
    await settled();
    expect(queries.readingOf(0).error).toBe('Too many series');
    expect(queries.readingOf(1).error).toBeUndefined();
    expect(queries.readingOf(2).error).toMatch(/ended before this panel/);
  });
});
