import { give, QUOTA, WriterBench } from '../__testUtils__/WriterBench';

let bench: WriterBench;
beforeEach(async () => {
  bench = await WriterBench.start();
});
afterEach(() => bench.stop());

const PLACE = { namespace: 'workspace-acme' };
const named = (name: string, namespace = 'workspace-acme') => ({
  ...QUOTA,
  metadata: { name, namespace },
});

describe('a writer sends nothing', () => {
  it.each([
    [
      'foreign namespace',
      named('tier', 'kube-system'),
      "'kube-system' is none",
    ],
    ['namespace that is a path', named('tier', 'workspace-a/../b'), 'is none'],
    ['namespace in upper case', named('tier', 'workspace-ACME'), 'is none'],
    [
      'foreign Namespace',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } },
      "'default' is none of those",
    ],
    ['kind of others', { ...QUOTA, kind: 'Secret' }, 'Secret of v1 is none of'],
    ['version of others', { ...QUOTA, apiVersion: 'v2' }, 'of v2 is none of'],
    ['name that is empty', named(''), "'' can be no name"],
    ['name that is a path', named('a/b'), "'a/b' can be no name"],
    ['name that leads up', named('..'), "'..' can be no name"],
    ['name that is encoded', named('a%2Fb'), "'a%2Fb' can be no name"],
  ])('for a %s', async (_, object, words) => {
    const writer = bench.writer();
    const reference = { ...object, ...object.metadata };
    for (const call of [
      () => writer.apply(object),
      () => writer.create(object, { dryRun: true }),
      () => writer.read(reference),
      () => writer.remove(reference, { uid: 'u-1' }),
    ]) {
      const error = await call().catch(failure => failure);
      expect(error).toBeInstanceOf(TypeError);
      expect(error.name).toBe('WriteRefusedError');
      expect(error.message).toContain(words);
    }
    expect(bench.api.requests).toEqual([]);
  });

  it('for an object without a name, which would be a whole collection', async () => {
    const unnamed = {
      ...QUOTA,
      metadata: { name: undefined as unknown as string, ...PLACE },
    };
    const writer = bench.writer();
    for (const call of [
      () => writer.apply(unnamed),
      () => writer.read({ ...unnamed, ...unnamed.metadata }),
      () => writer.remove({ ...unnamed, ...unnamed.metadata }, { uid: 'u-1' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ name: 'WriteRefusedError' });
    }
    expect(bench.api.requests).toEqual([]);
  });

  it('for a list of a foreign namespace, or of all', async () => {
    for (const namespace of ['kube-system', '']) {
      await expect(bench.writer().list(QUOTA, namespace)).rejects.toMatchObject(
        { name: 'WriteRefusedError' },
      );
    }
    expect(bench.api.requests).toEqual([]);
  });

  it('without the namespace that a kind needs, or with one that it has not', async () => {
    const writer = bench.writer();
    await expect(
      writer.apply({ ...QUOTA, metadata: { name: 'tier' } }),
    ).rejects.toThrow("ResourceQuota 'tier' is of a namespace");
    await expect(
      writer.apply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'workspace-acme', namespace: 'workspace-acme' },
      }),
    ).rejects.toThrow('is of the whole cluster');
    expect(bench.asked).toEqual([]);
  });
});

it('a writer encodes a name, and keeps its case', async () => {
  bench.answers(give());
  await bench.writer().apply({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'Team:Admin ä?#', namespace: 'workspace-acme' },
  });
  expect(bench.asked[0].path).toBe(
    '/apis/rbac.authorization.k8s.io/v1/namespaces/workspace-acme/rolebindings/Team%3AAdmin%20%C3%A4%3F%23',
  );
});
