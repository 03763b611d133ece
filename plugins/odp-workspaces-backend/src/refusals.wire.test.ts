import { sandboxPlaces } from './__testUtils__/sandboxPlaces';
import { WorkspacesPortal } from './__testUtils__/WorkspacesPortal';

const spec = {
  displayName: 'Vela audit',
  owner: 'group:default/risk-platform',
  members: [],
  tier: 's',
  clusters: ['odp-eu'],
};
const creation = (workspace: unknown, more: object = {}) => ({
  kind: 'create',
  workspace,
  spec: { ...spec, ...more },
});
const auditor = (role: string) => ({ subject: 'user:default/auditor', role });
const HASH = 'a'.repeat(64);

describe('a request that cannot be done', () => {
  let portal: WorkspacesPortal;
  beforeAll(async () => {
    portal = await WorkspacesPortal.start(await sandboxPlaces());
  });
  afterAll(() => portal.stop());

  const plan = (body: object, user?: string) =>
    portal.post('/plans', body, user);

  it.each<[string, object, string]>([
    ['upper case', creation('Vela'), 'workspace: must begin with a lower-case'],
    ['31 characters', creation('a'.repeat(31)), 'have 30 characters at most'],
    ['two dashes', creation('a--b'), 'must not hold two dashes in a row'],
    ['unicode', creation('żółw'), 'workspace: must begin'],
    ['a path', creation('../kube-system'), 'workspace: must begin'],
    ['an empty id', creation(''), 'workspace: must begin'],
    ['no id', creation(undefined), 'workspace: Required'],
    ['a reserved id', creation('kube-vela'), "begin with 'kube-' are reserved"],
    ['an unknown tier', creation('vela', { tier: 'xxl' }), "no tier 'xxl'"],
    [
      'an unknown cluster',
      creation('vela', { clusters: ['odp-mars'] }),
      "no cluster 'odp-mars'",
    ],
    [
      'a member whom nobody knows',
      creation('vela', {
        members: [{ subject: 'user:default/nobody', role: 'viewer' }],
      }),
      "members: there is no 'user:default/nobody' in the catalog",
    ],
    [
      'an owner that is a user',
      creation('vela', { owner: 'user:default/auditor' }),
      'spec.owner: must be the entity ref of a group',
    ],
    [
      'a group of the cluster as a member',
      creation('vela', {
        members: [{ subject: 'group:default/system:masters', role: 'admin' }],
      }),
      'members.0.subject: must be the entity ref of a user or a group',
    ],
    [
      'a member twice',
      creation('vela', { members: [auditor('viewer'), auditor('admin')] }),
      "'user:default/auditor' is a member already",
    ],
    [
      'more members than there may be',
      creation('vela', { members: Array(201).fill(auditor('viewer')) }),
      'spec.members: Array must contain at most 200',
    ],
    [
      'a name with a line break, which would be an annotation of two lines',
      creation('vela', { displayName: 'Vela\nodp.io/owner: group:default/x' }),
      'spec.displayName: must hold no control characters',
    ],
    [
      'a key of every object',
      creation('vela', JSON.parse('{"__proto__": {"tier": "l"}}')),
      "Unrecognized key(s) in object: '__proto__'",
    ],
    [
      'a tier of every object',
      creation('vela', { tier: 'constructor' }),
      'no tier',
    ],
    [
      'a field that there is not',
      creation('vela', { gpu: 8 }),
      "Unrecognized key(s) in object: 'gpu'",
    ],
    ['an unknown kind', { kind: 'explode', workspace: 'vela' }, 'kind: '],
    ['nothing', {}, 'kind: '],
  ])('is told so: %s', async (_, body, sentence) => {
    const { body: answer } = await plan(body).expect(400);
    expect(answer.error.message).toContain(sentence);
  });

  it('is too long to be read', async () => {
    const { body } = await plan(
      creation('vela', { displayName: 'v'.repeat(200_000) }),
    ).expect(413);
    expect(body.error.message).toBe('request entity too large');
  });

  it('is not planned with the name of somebody else\u2019s System, and said so while one types', async () => {
    const sentence = "There is a System 'payments' in the catalog";
    const { body } = await plan(creation('payments')).expect(409);
    expect(body.error.message).toContain(sentence);
    const { body: id } = await portal.get('/ids/payments');
    expect(id).toMatchObject({
      isFree: false,
      reason: expect.stringContaining(sentence),
    });
  });

  it('is not planned for a group of which the caller is not', async () => {
    const { body } = await plan(creation('vela'), 'stranger').expect(403);
    expect(body.error.message).toContain('odp.workspace.create');
  });

  it('is not found, or lies in a cluster that the portal may not write to', async () => {
    await plan({ kind: 'repair', workspace: 'vela' }).expect(404);
    await portal.get('/workspaces/vela').expect(404);
    await portal.get('/operations/4711').expect(404);
    await portal.get('/operations/1e3').expect(400);
    // Beyond what a database counts to.
    await portal.get('/operations/2147483648').expect(400);
    const elsewhere = creation('vela', { clusters: ['odp-us'] });
    const { body } = await plan(elsewhere).expect(400);
    expect(body.error.message).toBe(
      "clusters[0]: no workspaces are made on 'odp-us'; they are on odp-eu",
    );
  });

  it('shows the plan to who has not seen it', async () => {
    const submission = { ...creation('vela'), idempotencyKey: 'k' };
    for (const planHash of [undefined, HASH]) {
      const { body } = await portal
        .post('/operations', { ...submission, planHash })
        .expect(409);
      expect(body.plan.changes.length).toBeGreaterThan(5);
    }
    await portal
      .post('/operations', { ...submission, planHash: 'abc' })
      .expect(400);
    await portal.post('/operations', creation('vela')).expect(400);
    const { body } = await portal
      .post('/operations', { ...submission, idempotencyKey: 'k\u0000' })
      .expect(400);
    expect(body.error.message).toContain('must hold no control characters');
  });

  it.each([
    ['made', 'theirs', undefined],
    // By what came before the portal: whoever asked for the id would rule over it.
    ['labelled', 'before', { 'odp.io/workspace': 'before' }],
  ])(
    'leaves a namespace alone that somebody else has %s',
    async (_, id, labels) => {
      await portal.kubectl('POST', '/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: `workspace-${id}`, labels },
      });
      const { body } = await plan(creation(id)).expect(200);
      expect(body.refusals).toMatchObject([
        { message: expect.stringContaining('that the portal has not made') },
      ]);
      const { body: answer } = await portal
        .post('/operations', {
          ...creation(id),
          planHash: body.planHash,
          idempotencyKey: id,
        })
        .expect(409);
      expect(answer.error.message).toContain('it is left alone');
    },
  );

  it('leaves a namespace of the event bus alone that somebody else has made, which its end would empty', async () => {
    await portal.pulsar('PUT', 'namespaces/odp/workspace-legacy');
    const { body } = await plan(creation('legacy')).expect(200);
    expect(body.refusals).toMatchObject([
      {
        system: 'event-bus',
        message:
          'A namespace odp/workspace-legacy is on odp-eu that the portal has not made; it is left alone.',
      },
    ]);
    await portal
      .post('/operations', {
        ...creation('legacy'),
        planHash: body.planHash,
        idempotencyKey: 'legacy',
      })
      .expect(409);
  });

  it("takes no workspace away of which it is not known what runs there, nor one whose namespace is nobody's any more", async () => {
    await portal.ask(creation('vela'));
    const place = '/workspaces/vela';
    await portal.until(place, ({ phase }) => phase === 'ready');
    const end = { kind: 'decommission', workspace: 'vela' };
    const { body: idle } = await plan(end).expect(200);
    expect(idle.refusals).toEqual([]);

    const namespace = '/api/v1/namespaces/workspace-vela';
    await portal.kubectl('DELETE', `${namespace}/resourcequotas/workspace`);
    const { body: uncounted } = await plan(end).expect(200);
    expect(uncounted.refusals).toMatchObject([
      {
        message: expect.stringContaining('It is not known what runs'),
        liftedBy: 'evenIfInUse',
      },
    ]);

    const label = (value: string | null) =>
      portal.kubectl('PATCH', namespace, {
        metadata: { labels: { 'odp.io/workspace': value } },
      });
    await label(null);
    const surely = { ...end, spec: { evenIfInUse: true } };
    const lost = {
      message: expect.stringContaining(
        'kubectl label --overwrite namespace workspace-vela odp.io/workspace=vela',
      ),
    };
    for (const asked of [surely, { kind: 'repair', workspace: 'vela' }]) {
      const { body } = await plan(asked).expect(200);
      expect(body.refusals).toMatchObject([lost]);
      expect(body.refusals[0].liftedBy).toBeUndefined();
    }
    await label('vela');
    const { body: back } = await plan(surely).expect(200);
    expect(back.refusals).toEqual([]);
  });
});
