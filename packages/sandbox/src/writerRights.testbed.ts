import { COMPLIANT_POD, probePod } from './testing/probePod';
import { placeOf, RealWriter, until } from './testing/RealWriter';

jest.setTimeout(120_000);

describe('what the writer of deploy/rbac may', () => {
  let writer: RealWriter;
  let pods: string;
  beforeAll(async () => {
    writer = await RealWriter.create();
    pods = `/api/v1/namespaces/${writer.namespace}/pods`;
  });
  afterAll(() => writer.remove());

  it('is enough to keep a workspace: each object is read, applied again without a change, and made anew', async () => {
    for (const object of writer.objects) {
      const place = placeOf(object);
      const { body: before } = await writer.client.get(place);
      const again = await writer.apply(object);
      expect([place, again.code, again.headers.warning]).toEqual([
        place,
        200,
        undefined,
      ]);
      expect(again.body.metadata.uid).toBe(before.metadata.uid);
      expect(again.body.metadata.generation).toBe(before.metadata.generation);
    }
    const policy = writer.objects.find(({ kind }) => kind === 'NetworkPolicy')!;
    expect((await writer.client.delete(placeOf(policy))).code).toBe(200);
    expect((await writer.apply(policy)).code).toBe(201);
  });

  it('is enough to check one: a compliant pod gets in by a dry run, and a privileged one does not', async () => {
    // A quota lets nothing in before its controller has counted.
    await until('the quota to count', async () => {
      const { code } = await writer.client.post(
        `${pods}?dryRun=All`,
        COMPLIANT_POD,
      );
      return code === 201;
    });
    const { body } = await writer.client.post(
      `${pods}?dryRun=All`,
      COMPLIANT_POD,
    );
    const { tiers } = writer.target.workspaces;
    const { container } = tiers.find(({ id }) => id === writer.spec.tier)!;
    expect(body.spec.containers[0].resources).toEqual({
      requests: container.defaultRequest,
      limits: container.default,
    });
    const privileged = await writer.client.post(
      `${pods}?dryRun=All`,
      probePod({ privileged: true }),
    );
    expect(privileged.code).toBe(403);
    expect(privileged.body.message).toContain('violates PodSecurity');
    const quota = `/api/v1/namespaces/${writer.namespace}/resourcequotas/workspace`;
    expect((await writer.client.get(quota)).body.status.used.pods).toBe('0');
  });

  it.each([
    ['risk-platform', 'create apps/deployments', true],
    ['risk-platform', 'create /serviceaccounts', true],
    ['risk-platform', 'patch /namespaces', false],
    ['risk-platform', 'patch /resourcequotas', false],
    ['risk-platform', 'create rbac.authorization.k8s.io/rolebindings', false],
    ['data-team', 'create apps/deployments', true],
    ['data-team', 'create /serviceaccounts', false],
    ['viewers', 'list /pods', true],
    ['viewers', 'get /secrets', false],
    ['viewers', 'delete /pods', false],
    ['platform-team', 'list /pods', false],
  ])('is enough to know whether %s may %s: %s', async (name, act, expected) => {
    const [verb, group, resource] = act.split(/[ /]/);
    const review = async (namespace: string) => {
      const { body } = await writer.client.post(
        '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        {
          spec: {
            user: 'somebody',
            groups: [`group:default/${name}`],
            resourceAttributes: { namespace, verb, group, resource },
          },
        },
      );
      return body.status.allowed;
    };
    expect(await review(writer.namespace)).toBe(expected);
    expect(await review('execution')).toBe(false);
  });

  it('is enough to remove the workspace, if it is still the one that was meant', async () => {
    const place = `/api/v1/namespaces/${writer.namespace}`;
    const { body } = await writer.client.get(place);
    const remove = (uid: string) =>
      writer.client.delete(place, {
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        propagationPolicy: 'Foreground',
        preconditions: { uid },
      });
    const another = body.metadata.uid.replace(/^./, (digit: string) =>
      digit === '0' ? '1' : '0',
    );
    expect((await remove(another)).code).toBe(409);
    expect((await remove(body.metadata.uid)).code).toBe(200);
    await until('the namespace to be gone', async () => {
      const { code } = await writer.client.get(place);
      return code === 404;
    });
  });
});
