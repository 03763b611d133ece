import { TemplateRun } from './__testUtils__/TemplateRun';

const CREATE = 'odp:workspace:create';
const acmeRisk = {
  workspace: 'acme-risk',
  displayName: 'ACME risk',
  owner: 'group:default/risk-platform',
  tier: 's',
  clusters: ['odp-eu'],
};

describe('actions on workspaces, with an input that is none', () => {
  let run: TemplateRun;
  beforeAll(async () => {
    run = await TemplateRun.start();
  });
  afterAll(() => run.stop());

  it.each([
    ['an id in upper case', { workspace: 'ACME' }, 'workspace: must begin'],
    ['two dashes', { workspace: 'a--b' }, 'workspace: must not hold two'],
    ['a path', { workspace: '../kube-system' }, 'workspace: must begin'],
    ['31 characters', { workspace: 'a'.repeat(31) }, 'workspace: must begin'],
    ['nothing', { workspace: undefined }, 'workspace: Required'],
    [
      'an owner that is a user',
      { owner: 'user:default/x' },
      'spec.owner: must',
    ],
    [
      'a name that turns round',
      { displayName: 'a\u202Eb' },
      'spec.displayName',
    ],
    ['no cluster', { clusters: [] }, 'spec.clusters: must name a cluster'],
    ['more than is asked', { isAdmin: true }, 'Unrecognized key'],
    [
      'a hash that is none',
      { planHash: 'latest' },
      'planHash: must be the hash',
    ],
    ['a long reason', { reason: 'x'.repeat(501) }, 'reason: '],
  ])('refuse %s before anything is asked', async (_what, odd, message) => {
    const refused = run.run(CREATE, { ...acmeRisk, ...odd });
    await expect(refused).rejects.toMatchObject({ name: 'InputError' });
    await expect(refused).rejects.toThrow(message);
    expect(run.backend.calls).toEqual([]);
  });

  it('take no workspace away without the hash of a plan, which no author of a template knows', async () => {
    await expect(
      run.run('odp:workspace:decommission', { workspace: 'acme-risk' }),
    ).rejects.toThrow('planHash: Required');
    expect(run.backend.calls).toEqual([]);
  });

  it('tell the scaffolder what they take', () => {
    expect(run.actions.get(CREATE)!.schema!.input).toMatchObject({
      required: ['workspace', 'displayName', 'owner', 'tier', 'clusters'],
      properties: {
        workspace: { pattern: '^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$' },
        members: { items: { additionalProperties: false } },
      },
    });
  });
});
