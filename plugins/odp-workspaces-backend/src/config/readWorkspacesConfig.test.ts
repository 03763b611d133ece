import { ConfigReader } from '@backstage/config';
import { loadTargetState } from '@internal/target-state';
import { TARGET_STATE } from '../__testUtils__/Places';
import { readWorkspacesConfig } from './readWorkspacesConfig';

const target = loadTargetState(TARGET_STATE);
const approvers = ['group:default/platform-team'];
const read = (workspaces: object) =>
  readWorkspacesConfig(new ConfigReader({ odp: { workspaces } }), target);

describe('readWorkspacesConfig', () => {
  it('asks for no approval and looks every five minutes where nothing is said', () => {
    expect(readWorkspacesConfig(new ConfigReader({}), target)).toEqual({
      policy: {
        approvers: [],
        tiers: [],
        clusters: [],
        decommission: false,
        components: [],
      },
      deployers: [],
      approvalMs: 72 * 60 * 60_000,
      resyncMs: 300_000,
      leaseMs: 20_000,
      answerMs: 30_000,
      subjects: { group: '{name}', user: '{name}' },
    });
  });

  const deployer = (accessRestrictions?: object[]) =>
    new ConfigReader({
      odp: {
        workspaces: {
          deployers: [{ subject: 'ci', workspaces: ['acme-risk'] }],
        },
      },
      backend: {
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: 'not-a-secret', subject: 'ci' },
              ...(accessRestrictions && { accessRestrictions }),
            },
          ],
        },
      },
    });

  it('lets a pipeline deploy whose token reaches this plugin alone', () => {
    const config = deployer([{ plugin: 'odp-workspaces' }]);
    expect(readWorkspacesConfig(config, target).deployers).toEqual([
      { subject: 'ci', workspaces: ['acme-risk'] },
    ]);
  });

  it.each([
    ['everything', undefined],
    [
      'another plugin too',
      [{ plugin: 'odp-workspaces' }, { plugin: 'catalog' }],
    ],
  ])('refuses a pipeline whose token reaches %s', (_what, restrictions) => {
    expect(() => readWorkspacesConfig(deployer(restrictions), target)).toThrow(
      'needs accessRestrictions to the plugin odp-workspaces alone',
    );
  });

  it('takes times in the units that operators write', () => {
    expect(
      read({
        resyncIntervalSeconds: 15,
        leaseSeconds: 5,
        approval: { expiresAfterHours: 1 },
      }),
    ).toMatchObject({
      resyncMs: 15_000,
      leaseMs: 5000,
      approvalMs: 3_600_000,
    });
  });

  it.each([
    [{ resyncIntervalSeconds: 1 }, 'resyncIntervalSeconds'],
    [{ resyncIntervalSeconds: '5m' }, 'resyncIntervalSeconds'],
    [{ leaseSeconds: 0 }, 'leaseSeconds'],
    // Connections wait no longer for the begin of an answer.
    [{ answerSeconds: 31 }, 'answerSeconds'],
    [{ approval: { tiers: ['l'] } }, 'must name a group'],
    [{ approval: { approvers: ['platform-team'] } }, 'entity ref of a group'],
    // A name with a mistake would let pass what is to wait.
    [
      { approval: { approvers, tiers: ['xl'] } },
      "approval.tiers: the target state has no 'xl'; it has s, m, l",
    ],
    [
      { approval: { approvers, clusters: ['odp-eu', 'odp-ue'] } },
      "approval.clusters: the target state has no 'odp-ue'; it has odp-eu, odp-us",
    ],
    [
      { approval: { approvers, tier: ['l'] } },
      "Unrecognized key(s) in object: 'tier'",
    ],
    [{ subjects: { user: 'everybody' } }, "must contain '{name}' once"],
  ])('refuses %j and says why', (workspaces, sentence) => {
    expect(() => read(workspaces)).toThrow(sentence);
  });
});
