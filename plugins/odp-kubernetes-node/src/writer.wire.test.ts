import { SandboxBench } from './__testUtils__/SandboxBench';
import { eventually } from './testing/eventually';
import type { ClusterWriter } from './writer/ClusterWriter';

// Servers on the wire, on a machine that may stand still for seconds.
jest.setTimeout(30_000);

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace' };
const QUOTA = { apiVersion: 'v1', kind: 'ResourceQuota' };
const SECRET = { apiVersion: 'v1', kind: 'Secret' };
const REVIEW = {
  apiVersion: 'authorization.k8s.io/v1',
  kind: 'SelfSubjectAccessReview',
};
const namespace = 'workspace-acme';

/** Writing, as configured: TLS, tokens, rights and wire as in use. */
describe('a writer', () => {
  let bench: SandboxBench;
  let writer: ClusterWriter;
  beforeAll(async () => {
    bench = await SandboxBench.create();
    writer = bench.writer([NAMESPACE, QUOTA, SECRET, REVIEW]);
    const labels = {
      'odp.io/workspace': 'acme',
      'pod-security.kubernetes.io/enforce': 'restricted',
    };
    await writer.create({
      ...NAMESPACE,
      metadata: { name: namespace, labels },
    });
  });
  afterEach(() => bench.cluster.faults.clear());
  afterAll(async () => {
    await writer.close();
    await bench.stop();
  });

  async function makeQuota(name: string): Promise<string> {
    const { object } = await writer.create({
      ...QUOTA,
      metadata: { name, namespace },
      spec: { hard: { pods: '10' } },
    });
    return object.metadata.uid!;
  }

  it('makes, reads, lists and removes what is meant, and leaves what has its name', async () => {
    const reference = { ...QUOTA, name: 'tier', namespace };
    expect(await writer.read(reference)).toBeUndefined();
    expect(await writer.list(QUOTA, namespace)).toEqual([]);
    const first = await makeQuota('tier');
    expect(await writer.read(reference)).toMatchObject({
      ...QUOTA,
      metadata: { uid: first, namespace },
      spec: { hard: { pods: '10' } },
    });
    await expect(makeQuota('tier')).rejects.toMatchObject({
      status: 409,
      reason: 'AlreadyExists',
      details: { name: 'tier' },
    });
    expect(await writer.remove(reference, { uid: first })).toBe('removed');
    expect(await writer.remove(reference, { uid: first })).toBe('gone');

    const second = await makeQuota('tier');
    await expect(
      writer.remove(reference, { uid: first }),
    ).rejects.toMatchObject({ name: 'OtherObjectError', foundUid: second });
    expect(await writer.list(QUOTA, namespace)).toMatchObject([
      { ...QUOTA, metadata: { name: 'tier', uid: second } },
    ]);
    expect(
      await writer.remove(reference, {
        uid: second,
        propagation: 'Background',
      }),
    ).toBe('removed');
  });

  it('comes through a server that is busy, away or cut off, also after it has written', async () => {
    const uid = await makeQuota('cut');
    const reference = { ...QUOTA, name: 'cut', namespace };
    const { faults } = bench.cluster;
    faults.inject({
      verb: 'get',
      times: 1,
      effect: { kind: 'status', code: 503 },
    });
    faults.inject({ verb: 'get', times: 1, effect: { kind: 'abrupt-close' } });
    expect(await writer.read(reference)).toMatchObject({ metadata: { uid } });
    faults.inject({ verb: 'list', times: 1, effect: { kind: 'half-page' } });
    expect(await writer.list(QUOTA, namespace)).toHaveLength(1);
    // It is removed, and the answer breaks off: the second attempt finds nothing.
    faults.inject({ verb: 'delete', times: 1, effect: { kind: 'half-page' } });
    expect(await writer.remove(reference, { uid })).toBe('gone');
    faults.inject({
      verb: 'create',
      times: 1,
      effect: { kind: 'abrupt-close' },
    });
    await expect(makeQuota('lost')).rejects.toMatchObject({
      problem: 'broken',
    });
    expect(await writer.list(QUOTA, namespace)).toEqual([]);
  });

  it('has the rights of the write identity, and no others', async () => {
    const may = async (verb: string, resource: string) => {
      const { object } = await writer.create({
        ...REVIEW,
        spec: { resourceAttributes: { verb, resource, namespace } },
      });
      return object.status;
    };
    expect(await may('create', 'resourcequotas')).toMatchObject({
      allowed: true,
    });
    expect(await may('get', 'secrets')).toEqual({ allowed: false });
    await expect(writer.list(SECRET, namespace)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('User "writer" cannot list'),
    });
  });

  it('takes a token that was rotated, and says that a kind is not served', async () => {
    bench.cluster.tokens.rotate('writer');
    // The file is looked at every two seconds at most, after a 401 as well.
    await eventually('the new token', () =>
      writer.list(QUOTA, namespace).then(
        () => true,
        ({ status }) => expect(status).toBe(401),
      ),
    );
    bench.cluster.faults.absent('resourcequotas');
    await expect(writer.list(QUOTA, namespace)).rejects.toMatchObject({
      reason: 'KindNotServed',
    });
    bench.cluster.faults.clear();
    expect(await writer.list(QUOTA, namespace)).toEqual([]);
  });

  it('removes a namespace, which ends', async () => {
    const reference = { ...NAMESPACE, name: namespace };
    const { metadata } = (await writer.read(reference))!;
    expect(await writer.remove(reference, { uid: metadata.uid! })).toBe(
      'removed',
    );
    await eventually(
      'its end',
      async () => (await writer.read(reference)) === undefined,
    );
  });
});
