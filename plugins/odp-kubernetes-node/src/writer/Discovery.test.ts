import {
  give,
  noSuchPath,
  QUOTA,
  REFERENCE,
  WriterBench,
} from '../__testUtils__/WriterBench';

const BINDING = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'members', namespace: 'workspace-acme' },
};

let bench: WriterBench;
beforeEach(async () => {
  bench = await WriterBench.start();
});
afterEach(() => bench.stop());

describe('what a cluster serves', () => {
  it('is asked once for many, whoever of them gives up', async () => {
    bench.answers(give());
    const { answer } = bench.api;
    const held = new Promise<() => void>(resolve => {
      bench.api.answer = (request, response) => {
        bench.api.answer = answer;
        resolve(() => answer(request, response));
      };
    });
    const impatient = new AbortController();
    const first = bench.writer().apply(QUOTA, { signal: impatient.signal });
    const others = Array.from({ length: 20 }, () =>
      bench.writer().apply(QUOTA),
    );
    const release = await held;
    impatient.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    release();
    await Promise.all(others);
    expect(bench.asked).toHaveLength(20);
    expect(bench.discoveries).toEqual(['/api/v1']);
  });

  it('is asked again, once, when a path is not there any more', async () => {
    bench.answers(noSuchPath, give(QUOTA));
    await bench.writer().apply(QUOTA);
    expect(bench.asked).toHaveLength(2);
    expect(bench.discoveries).toHaveLength(2);

    bench.answers(noSuchPath);
    await expect(bench.writer().read(REFERENCE)).rejects.toMatchObject({
      status: 404,
    });
    expect(bench.asked).toHaveLength(4);
    expect(bench.discoveries).toHaveLength(3);
  });

  it('lacks a kind, which is said of the kind and not of the object, until it is there', async () => {
    const { served } = bench;
    const { [BINDING.apiVersion]: bindings } = served;
    delete served[BINDING.apiVersion];
    bench.answers(give());
    const reference = { ...BINDING, ...BINDING.metadata };
    const absent = {
      status: 404,
      reason: 'KindNotServed',
      message:
        'the cluster serves no RoleBinding of rbac.authorization.k8s.io/v1',
    };
    const writer = bench.writer();
    await expect(writer.apply(BINDING)).rejects.toMatchObject(absent);
    await expect(writer.read(reference)).rejects.toMatchObject(absent);
    await expect(
      writer.remove(reference, { uid: 'u-1' }),
    ).rejects.toMatchObject(absent);
    expect(bench.asked).toEqual([]);

    served[BINDING.apiVersion] = bindings;
    await writer.apply(BINDING);
    expect(bench.asked).toHaveLength(1);
  });

  it('is asked again when the server is away for a moment, for a create as well', async () => {
    const { answer } = bench.api;
    bench.api.answer = (_, response) => {
      bench.api.answer = answer;
      response.destroy();
    };
    bench.answers(give());
    await bench.writer().create(QUOTA);
    expect(bench.asked).toHaveLength(1);
    expect(bench.discoveries).toHaveLength(2);
  });
});
