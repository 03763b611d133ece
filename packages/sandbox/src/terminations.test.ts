import { ApiClient } from './contract/ApiClient';
import { eventually } from './contract/objects';
import { BEHAVIOUR_ANNOTATION } from './life/behaviour';
import { resourceOfKey } from './store';
import { type EmptySandbox, startEmpty } from './testing/startEmpty';

const POD = '/api/v1/namespaces/execution/pods/p';

describe('a pod that is deleted', () => {
  let empty: EmptySandbox;
  let client: ApiClient;

  const create = (spec: object = {}, metadata: object = {}) =>
    empty.cluster.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'execution', ...metadata },
      spec: { containers: [{ name: 'a', image: 'a' }], ...spec },
    });
  const isGone = () =>
    eventually(
      async () => (await client.get(POD)).code,
      code => code === 404,
    );

  beforeAll(async () => {
    empty = await startEmpty();
    for (const name of ['node', 'silent']) {
      const annotations =
        name === 'silent' ? { [BEHAVIOUR_ANNOTATION]: 'silent' } : undefined;
      empty.cluster.store.create({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name, annotations },
      });
    }
  });
  afterAll(() => empty.stop());
  beforeEach(() => {
    client = new ApiClient(empty.target);
  });
  afterEach(() => client.close());

  it('ends in its time: marked first, then gone', async () => {
    const created = create({ nodeName: 'node' });
    const watch = await client.watch(
      '/api/v1/pods',
      `resourceVersion=${empty.cluster.store.revision}`,
    );
    const before = Date.now();
    const { code, body } = await client.delete(POD);
    expect(code).toBe(200);
    expect(body.metadata).toMatchObject({
      uid: created.metadata.uid,
      deletionGracePeriodSeconds: 30,
    });
    const end = Date.parse(body.metadata.deletionTimestamp);
    expect(Math.round((end - before) / 10_000)).toBe(3);
    const marked = await watch.next();
    expect(marked.type).toBe('MODIFIED');
    expect(marked.object.metadata).toHaveProperty('deletionTimestamp');
    expect((await watch.next()).type).toBe('DELETED');
  });

  it.each([
    ['has no node', {}, ''],
    ['is given no grace', { nodeName: 'node' }, '?gracePeriodSeconds=0'],
    [
      'wants no grace',
      { nodeName: 'node', terminationGracePeriodSeconds: 0 },
      '',
    ],
  ])('goes at once when it %s', async (_, spec, query) => {
    create(spec);
    expect((await client.delete(`${POD}${query}`)).code).toBe(200);
    expect(empty.cluster.store.list(resourceOfKey('pods'))).toEqual([]);
  });

  it('sticks to a silent node until it is forced', async () => {
    create({ nodeName: 'silent', terminationGracePeriodSeconds: 1 });
    await client.delete(POD);
    // One that is deleted later on a node that answers is gone before it.
    create(
      { nodeName: 'node', terminationGracePeriodSeconds: 1 },
      { name: 'q' },
    );
    const other = POD.replace(/p$/, 'q');
    await client.delete(other);
    await eventually(
      async () => (await client.get(other)).code,
      code => code === 404,
    );
    expect((await client.get(POD)).code).toBe(200);
    await client.delete(POD, { gracePeriodSeconds: 0 });
    await isGone();
  });

  it('sticks to its finalizers, also after its grace', async () => {
    create(
      { nodeName: 'node', terminationGracePeriodSeconds: 1 },
      { finalizers: ['odp.io/kept'] },
    );
    await client.delete(POD);
    await eventually(
      async () => (await client.get(POD)).body.metadata,
      ({ deletionGracePeriodSeconds }) => deletionGracePeriodSeconds === 0,
    );
    expect((await client.get(POD)).code).toBe(200);
    await client.patch(POD, 'merge', { metadata: { finalizers: null } });
    await isGone();
  });
});
