import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  DIGEST,
  EARLIER,
  TOKEN,
  describeDeployment,
  values,
} from './testing/describeDeployment.mjs';

describeDeployment('the pipeline of a service', ({ portal, deploy }) => {
  it('has the portal run a build, follows it until its pods serve, and shows its token to nobody else', async () => {
    portal().states = [
      { state: 'applying', message: 'It waits for a lock.' },
      { state: 'applying' },
      { state: 'done' },
    ];
    portal().looks = [
      // What a look before the deployment found.
      { observedGeneration: 2 },
      { state: 'progressing', message: '1 of 2 pods are new, 2 serve.' },
      { state: 'unknown', message: 'odp-us cannot be asked: \n"timeout"' },
      {},
    ];
    const { code, said, last } = await deploy();
    assert.equal(code, 0, said);
    assert.equal(last, `deploy: ${values.name} runs ${DIGEST}`);
    const asked = '/api/odp-workspaces';
    assert.deepEqual(
      portal().requests.map(({ line }) => line),
      [
        `POST ${asked}/operations`,
        ...Array(2).fill(`GET ${asked}/operations/7`),
        ...Array(4).fill(`GET ${asked}/components/${values.name}`),
      ],
    );
    assert.deepEqual(portal().requests[0].body, {
      kind: 'deploy',
      workspace: values.workspace,
      component: values.name,
      spec: { digest: DIGEST },
      idempotencyKey: `${values.workspace}/${values.name}@4711-1`,
    });
    for (const { authorization, tokenInArguments } of portal().requests) {
      assert.equal(authorization, `Bearer ${TOKEN}`);
      assert.equal(tokenInArguments, false);
    }
  });

  it('is one deployment however often an answer is lost, and another one when it is run again', async () => {
    portal().troubles = {
      '/operations': [[503, { error: { message: 'Starting' } }]],
      '/operations/': [[502, {}]],
      '/components': [[503, {}]],
    };
    assert.equal((await deploy()).code, 0);
    assert.equal((await deploy()).code, 0);
    assert.equal(portal().operations, 1);
    portal().states = [{ state: 'failed', message: 'No room.' }];
    assert.equal((await deploy({ RUN: '4711-2' })).code, 1);
    portal().states = [{ state: 'done' }];
    assert.equal((await deploy({ RUN: '4711-3' })).code, 0);
    assert.equal(portal().operations, 3);
  });

  it('goes back to an earlier image, and forth again, by hand', async () => {
    for (const digest of [DIGEST, EARLIER, DIGEST]) {
      const { last } = await deploy({ DIGEST: digest, RUN: '' });
      assert.equal(last, `deploy: ${values.name} runs ${digest}`);
    }
    assert.equal(portal().operations, 3);
  });

  it('ends well at an approval, and says that nothing runs before', async () => {
    portal().states = [
      {
        state: 'waiting',
        approval: {
          approvers: ['group:default/platform-team'],
          expiresAt: '2026-11-28T08:00:00.000Z',
        },
      },
    ];
    const { code, last } = await deploy();
    assert.equal(code, 0);
    assert.equal(
      last,
      'deploy: operation 7 waits for an approval by group:default/platform-team, until 2026-11-28T08:00:00.000Z; nothing runs of it before',
    );
  });

  it('does nothing where no portal is named', async () => {
    assert.equal((await deploy({ ODP_PORTAL_URL: '' })).code, 0);
    assert.deepEqual(portal().requests, []);
  });

  for (const [name, value] of [
    ['DIGEST', 'latest'],
    ['DIGEST', `${DIGEST}\n"`],
    ['RUN', 'a","kind":"decommission'],
    ['ODP_DEPLOY_TOKEN', ''],
    ['ODP_DEPLOY_TOKEN', `${TOKEN}"\nurl = "http://127.0.0.1`],
    ['ODP_PORTAL_URL', 'http://portal.example'],
    ['DEADLINE_SECONDS', '$(id)'],
  ]) {
    it(`sends nothing with ${name}=${JSON.stringify(value)}`, async () => {
      const { code, said } = await deploy({ [name]: value });
      assert.equal(code, 1);
      assert.match(said, new RegExp(name));
      assert.deepEqual(portal().requests, []);
    });
  }
});
