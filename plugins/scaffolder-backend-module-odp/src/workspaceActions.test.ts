import { ConflictError, NotAllowedError } from '@backstage/errors';
import { quotaStep } from './__testUtils__/FakeWorkspacesBackend';
import { TemplateRun } from './__testUtils__/TemplateRun';

const CREATE = 'odp:workspace:create';
const HASH = 'a'.repeat(64);
const acmeRisk = {
  workspace: 'acme-risk',
  displayName: 'ACME risk',
  owner: 'group:default/risk-platform',
  tier: 's',
  clusters: ['odp-eu'],
};
const links = {
  workspace: '/workspaces/acme-risk',
  operation: '/workspaces/acme-risk?tab=operations',
};

describe('actions on workspaces', () => {
  let run: TemplateRun;
  beforeEach(async () => {
    run = await TemplateRun.start();
  });
  afterEach(() => run.stop());

  it('ask for a workspace in the name of who started the task, and follow until it is ready', async () => {
    run.backend.looks = [
      { steps: [quotaStep('pending')] },
      { steps: [quotaStep('applying')] },
      { steps: [quotaStep('failed', 'the server answers 503')] },
      { steps: [quotaStep('applying')] },
      { steps: [quotaStep('applying')] },
      { steps: [quotaStep('done')], state: 'done' },
    ];
    await run.run(CREATE, acmeRisk);

    expect(run.backend.submitted).toEqual([
      {
        kind: 'create',
        workspace: 'acme-risk',
        spec: {
          displayName: 'ACME risk',
          owner: 'group:default/risk-platform',
          tier: 's',
          clusters: ['odp-eu'],
          members: [],
        },
        planHash: HASH,
        idempotencyKey: 'task-1:ask:acme-risk',
      },
    ]);
    expect(
      new Set(run.backend.calls.map(call => call.split(' by ')[1])),
    ).toEqual(new Set(['user:default/owner']));
    expect(run.log).toEqual([
      'create ResourceQuota/workspace on odp-eu',
      '$ 0 a month before, $ 154 after',
      `Submits the plan ${HASH}`,
      'Operation 7 of workspace acme-risk: https://portal.test/workspaces/acme-risk?tab=operations',
      'quota on odp-eu: applying',
      'quota on odp-eu: failed, the server answers 503',
      'quota on odp-eu: applying',
      'quota on odp-eu: done',
      'Operation 7 (create acme-risk) is done. https://portal.test/workspaces/acme-risk?tab=operations',
    ]);
    expect(run.outputs).toEqual({
      operationId: '7',
      workspace: 'acme-risk',
      state: 'done',
      message: 'Operation 7 (create acme-risk) is done.',
      links,
      entityRef: 'system:default/acme-risk',
    });
  });

  it('end at an operation that waits, and name who decides and until when', async () => {
    run.backend.looks = [
      {
        state: 'waiting',
        approval: {
          reasons: ['Tier l needs an approval.'],
          approvers: ['group:default/platform-team'],
          expiresAt: '2026-11-30T08:00:00.000Z',
        },
      },
    ];
    await run.run(CREATE, { ...acmeRisk, tier: 'l' });
    expect(run.outputs).toEqual({
      operationId: '7',
      workspace: 'acme-risk',
      state: 'waiting',
      message:
        'Operation 7 waits for an approval by group:default/platform-team, until 2026-11-30T08:00:00.000Z. Tier l needs an approval.',
      links,
    });
    expect(run.backend.count('GET')).toBe(0);
  });

  it('end after ten minutes, and say that the operation goes on', async () => {
    run.backend.looks = [{ state: 'applying' }];
    await run.run(CREATE, acmeRisk);
    expect(run.outputs).toMatchObject({
      state: 'applying',
      message:
        'It takes longer than 10 minutes; operation 7 goes on without it.',
    });
    expect(run.outputs).not.toHaveProperty('entityRef');
    expect(run.backend.count('GET')).toBe(300);
  });

  it.each(['failed', 'rejected', 'cancelled', 'expired'] as const)(
    'fail with the words of an operation that is %s',
    async state => {
      run.backend.looks = [
        { state: 'applying' },
        { state, message: 'rolebindings is forbidden' },
      ];
      await expect(run.run(CREATE, acmeRisk)).rejects.toThrow(
        `Operation 7 (create acme-risk) is ${state}: rolebindings is forbidden`,
      );
    },
  );

  it('submit nothing that the plan refuses, and say every reason', async () => {
    run.backend.plan.refusals = ['No room.', 'A namespace of that name.'].map(
      message => ({ system: 'namespace', place: 'odp-eu', message }),
    );
    await expect(run.run(CREATE, acmeRisk)).rejects.toThrow(
      'No room. A namespace of that name.',
    );
    expect(run.backend.submitted).toEqual([]);
  });

  it.each(['POST /plans', 'POST /operations'])(
    'fail with the sentence of a refused %s',
    async refused => {
      run.backend.before = call => {
        if (call === refused) {
          throw new NotAllowedError('It needs the right odp.workspace.create');
        }
      };
      await expect(run.run(CREATE, acmeRisk)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: 'It needs the right odp.workspace.create',
      });
      expect(run.backend.submitted).toEqual([]);
    },
  );

  it('plan in a dry run, and neither submit nor output anything', async () => {
    run.isDryRun = true;
    await run.run(CREATE, acmeRisk);
    await run.run('odp:workspace:resize', {
      workspace: 'acme-risk',
      tier: 'm',
    });
    await run.run('odp:workspace:decommission', {
      workspace: 'acme-risk',
      planHash: HASH,
    });
    expect(run.backend.calls).toEqual(
      Array(3).fill('POST /plans by user:default/owner'),
    );
    expect(run.outputs).toEqual({});
    expect(run.log).toContain('create ResourceQuota/workspace on odp-eu');
    for (const action of run.actions.values()) {
      expect(action.supportsDryRun).toBe(true);
    }
  });

  it('get the same operation when a task is tried again, though its plan says otherwise by now', async () => {
    run.backend.afterSubmit = () => {
      throw new Error('connection cut after the write');
    };
    await expect(run.run(CREATE, acmeRisk)).rejects.toThrow('answers 500');
    run.backend.afterSubmit = () => undefined;
    run.backend.before = call => {
      if (call === 'POST /plans') {
        throw new ConflictError("There is a workspace 'acme-risk'");
      }
    };
    await run.run(CREATE, acmeRisk);
    expect(run.outputs).toMatchObject({ operationId: '7', state: 'done' });
    expect(
      new Set(run.backend.submitted.map(({ idempotencyKey }) => idempotencyKey))
        .size,
    ).toBe(1);
    // Three within the first attempt.
    expect(run.backend.submitted).toHaveLength(4);
  });

  it('submit the plan that somebody has seen, not the one that they make', async () => {
    const seen = 'b'.repeat(64);
    await run.run('odp:workspace:resize', {
      workspace: 'acme-risk',
      tier: 'm',
      planHash: seen,
      reason: 'More models.',
    });
    expect(run.backend.submitted).toMatchObject([
      {
        kind: 'resize',
        spec: { tier: 'm' },
        planHash: seen,
        reason: 'More models.',
      },
    ]);
  });

  it('follow through a restart of the backend, and say so once', async () => {
    let away = 2;
    run.backend.looks = [{ state: 'applying' }, { state: 'done' }];
    run.backend.before = call => {
      if (call.startsWith('GET') && away > 0) {
        away -= 1;
        throw new Error('starting');
      }
    };
    await run.run('odp:workspace:decommission', {
      workspace: 'acme-risk',
      planHash: HASH,
      evenIfInUse: true,
    });
    expect(run.backend.submitted).toMatchObject([
      { kind: 'decommission', planHash: HASH, spec: { evenIfInUse: true } },
    ]);
    expect(run.outputs.state).toBe('done');
    expect(run.log.filter(line => line.endsWith('asking again'))).toHaveLength(
      1,
    );
  });

  it('stop following when they may look no longer, and say that the operation goes on', async () => {
    run.backend.looks = [{ state: 'applying' }];
    run.backend.before = call => {
      if (call.startsWith('GET')) {
        throw new NotAllowedError('The token has expired');
      }
    };
    await run.run(CREATE, acmeRisk);
    expect(run.outputs.message).toBe(
      'It cannot be followed: The token has expired; operation 7 goes on without it.',
    );
  });

  it('stop following when the task is cancelled, and say that the operation goes on', async () => {
    run.backend.looks = [{ state: 'applying' }];
    run.backend.before = call => {
      if (call.startsWith('GET')) {
        run.abort.abort();
      }
    };
    await run.run(CREATE, acmeRisk);
    expect(run.backend.count('GET')).toBe(1);
    expect(run.outputs).toMatchObject({
      state: 'applying',
      message: 'The task was cancelled; operation 7 goes on without it.',
    });
  });

  it('submit nothing once the task is cancelled', async () => {
    run.backend.before = () => run.abort.abort();
    await expect(run.run(CREATE, acmeRisk)).rejects.toThrow();
    expect(run.backend.submitted).toEqual([]);
  });
});
