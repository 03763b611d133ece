import { ConnectionError } from '@internal/backend-kit';
import {
  cut,
  give,
  QUOTA,
  REFERENCE,
  refuse,
  WriterBench,
} from '../__testUtils__/WriterBench';
import { eventually } from '../testing/eventually';

let bench: WriterBench;
beforeEach(async () => {
  bench = await WriterBench.start();
});
afterEach(() => bench.stop());

describe('a writer repeats', () => {
  it('an apply whose connection was cut after the server had it, not a create', async () => {
    bench.answers(cut, give(QUOTA));
    const { object } = await bench.writer().apply(QUOTA);
    expect(object).toEqual(QUOTA);
    expect(bench.asked.map(({ body }) => JSON.parse(body))).toEqual([
      QUOTA,
      QUOTA,
    ]);
    bench.answers(cut, give(QUOTA));
    await expect(bench.writer().create(QUOTA)).rejects.toMatchObject({
      name: 'ConnectionError',
      problem: 'broken',
    });
    expect(bench.asked).toHaveLength(3);
  });

  it.each([429, 500, 503])(
    'a read, an apply and a removal after %i, not a create',
    async code => {
      const writer = bench.writer();
      for (const call of [
        () => writer.read(REFERENCE),
        () => writer.apply(QUOTA),
        () => writer.remove(REFERENCE, { uid: 'u-1' }),
      ]) {
        bench.answers(refuse(code), give(QUOTA));
        await call();
      }
      bench.answers(refuse(code), give(QUOTA));
      await expect(writer.create(QUOTA)).rejects.toMatchObject({
        status: code,
      });
      expect(bench.asked.map(({ method }) => method).join(' ')).toBe(
        'GET GET PATCH PATCH DELETE DELETE POST',
      );
    },
  );

  it.each([400, 403, 409, 422, 501])(
    'nothing after %i, which would come again',
    async code => {
      bench.answers(refuse(code));
      await expect(bench.writer().apply(QUOTA)).rejects.toMatchObject({
        status: code,
      });
      expect(bench.asked).toHaveLength(1);
    },
  );

  it('no apply with an unknown field, which API servers answer with 500', async () => {
    bench.answers(
      refuse(500, {
        message:
          'failed to create typed patch object (workspace-acme/tier; /v1, Kind=ResourceQuota): .spec.invented: field not declared in schema',
      }),
    );
    await expect(bench.writer().apply(QUOTA)).rejects.toThrow('not declared');
    expect(bench.asked).toHaveLength(1);
  });

  it('nothing that has no token to go with', async () => {
    let asked = 0;
    const writer = bench.writer({
      tokens: {
        token: async () => {
          asked += 1;
          throw new ConnectionError('no token', { problem: 'credentials' });
        },
        renew: async () => false,
      },
    });
    await expect(writer.apply(QUOTA)).rejects.toThrow('no token');
    expect(asked).toBe(1);
  });

  it('no sooner than the server asks, and not at all when that is too late', async () => {
    bench.answers(
      refuse(429, {}, { 'retry-after': '2' }),
      refuse(503),
      give(QUOTA),
    );
    const writer = bench.writer({
      timing: { backoffMs: [100, 1_000], totalMs: 60_000 },
    });
    await writer.apply(QUOTA);
    // The dice say a half: 2 s and a tenth of them; then the second pause, a quarter shorter.
    expect(bench.pauses).toEqual([2_200, 150]);

    bench.answers(refuse(429, {}, { 'retry-after': '61' }));
    await expect(writer.apply(QUOTA)).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 61_000,
    });
    expect(bench.asked).toHaveLength(4);
  });

  it('as often as it may, also what is not answered in time', async () => {
    const writer = bench.writer({ timing: { attempts: 3, timeoutMs: 100 } });
    bench.answers(refuse(503));
    await expect(writer.apply(QUOTA)).rejects.toMatchObject({ status: 503 });
    expect(bench.asked).toHaveLength(3);
    bench.answers(() => undefined);
    await expect(writer.apply(QUOTA)).rejects.toMatchObject({
      problem: 'timeout',
    });
    expect(bench.asked).toHaveLength(6);
  });

  it('with another token after a 401, once, a create as well: it was not let in', async () => {
    let token = 'old';
    const writer = bench.writer({
      tokens: {
        token: async () => token,
        renew: async () => {
          token = 'new';
          return true;
        },
      },
    });
    bench.answers((response, request) =>
      (request.headers.authorization === 'Bearer new'
        ? give(QUOTA)
        : refuse(401))(response, request),
    );
    await writer.apply(QUOTA);
    token = 'old';
    await writer.create(QUOTA);
    bench.answers(refuse(401));
    await expect(writer.apply(QUOTA)).rejects.toMatchObject({ status: 401 });
    expect(
      bench.asked.map(({ method, token: sent }) => `${method} ${sent}`),
    ).toEqual([
      'PATCH old',
      'PATCH new',
      'POST old',
      'POST new',
      'PATCH new',
      'PATCH new',
    ]);
  });
});

describe('a writer stops', () => {
  it('when its caller does: before, while it waits for an answer, and in a pause', async () => {
    const calls = (signal: AbortSignal) => [
      () => bench.writer().apply(QUOTA, { signal }),
      () => bench.writer().create(QUOTA, { signal }),
    ];
    for (const call of calls(AbortSignal.abort())) {
      await expect(call()).rejects.toMatchObject({ name: 'AbortError' });
    }
    expect(bench.asked).toEqual([]);

    for (const index of [0, 1]) {
      const caller = new AbortController();
      bench.answers(() => caller.abort());
      await expect(calls(caller.signal)[index]()).rejects.toMatchObject({
        name: 'AbortError',
      });
    }
    expect(bench.asked).toHaveLength(2);

    const caller = new AbortController();
    bench.onPause = () => caller.abort();
    bench.answers(refuse(503));
    await expect(
      bench.writer().apply(QUOTA, { signal: caller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(bench.asked).toHaveLength(3);
  });

  it('when it is closed: what is under way ends, nothing is repeated, nothing is sent', async () => {
    bench.answers(() => undefined);
    const writer = bench.writer();
    const calls = [writer.apply(QUOTA), writer.create(QUOTA)].map(call =>
      call.catch(error => error),
    );
    await eventually('both', () => bench.asked.length === 2);
    await writer.close();
    for (const error of await Promise.all(calls)) {
      expect(error).toBeInstanceOf(ConnectionError);
    }
    await expect(writer.apply(QUOTA)).rejects.toThrow('is closed');
    await expect(writer.create(QUOTA)).rejects.toThrow('is closed');
    expect(bench.asked).toHaveLength(2);
    expect(bench.pauses).toEqual([]);
  });
});
