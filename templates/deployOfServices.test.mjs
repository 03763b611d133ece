import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { run } from '../scripts/lib/run.mjs';
import { renderSkeleton } from './testing/renderSkeleton.mjs';
import { SERVICES } from './testing/serviceValues.mjs';
import { StandInPortal } from './testing/StandInPortal.mjs';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const TOKEN = 'a-token.of_the-pipeline';

const values = SERVICES['of hostile words, with a consumer'];
const skip =
  spawnSync('curl', ['--version']).status !== 0 &&
  'curl is not on this machine';

describe('the pipeline of a service', { skip }, () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-deploy-'));
  let portal;
  before(async () => {
    await renderSkeleton('odp-go-service', values, folder);
    portal = await StandInPortal.start();
  });
  after(() => {
    portal.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const deploy = more => {
    portal.requests.length = 0;
    return run('sh', ['ci/deploy.sh'], {
      cwd: folder,
      env: {
        ODP_PORTAL_URL: portal.url,
        ODP_DEPLOY_TOKEN: TOKEN,
        DIGEST,
        REPOSITORY: 'acme-risk/orders-api',
        ...more,
      },
    });
  };

  it('tells the portal of a build, and shows its token to nobody else', async () => {
    const { code, tail } = await deploy();
    assert.equal(code, 0, tail.join('\n'));
    assert.ok(!tail.join('\n').includes(TOKEN));
    assert.deepEqual(portal.requests, [
      {
        line: 'POST /api/odp-workspaces/operations',
        authorization: `Bearer ${TOKEN}`,
        body: {
          kind: 'deploy',
          workspace: values.workspace,
          component: values.name,
          spec: { digest: DIGEST },
          idempotencyKey: `acme-risk/orders-api@${DIGEST}`,
        },
        tokenInArguments: false,
      },
    ]);
  });

  it('does nothing where no portal is named', async () => {
    assert.equal((await deploy({ ODP_PORTAL_URL: '' })).code, 0);
    assert.deepEqual(portal.requests, []);
  });

  it('fails where the portal refuses', async () => {
    portal.status = 403;
    const { code } = await deploy();
    portal.status = 202;
    assert.notEqual(code, 0);
  });

  for (const [name, value] of [
    ['DIGEST', 'latest'],
    ['DIGEST', `${DIGEST}\n"`],
    ['REPOSITORY', 'a","kind":"decommission'],
    ['ODP_DEPLOY_TOKEN', ''],
    ['ODP_DEPLOY_TOKEN', `${TOKEN}"\nurl = "http://127.0.0.1`],
    ['ODP_PORTAL_URL', 'http://portal.example'],
  ]) {
    it(`sends nothing with ${name}=${JSON.stringify(value)}`, async () => {
      const { code, tail } = await deploy({ [name]: value });
      assert.equal(code, 1);
      assert.match(tail.join('\n'), new RegExp(name));
      assert.deepEqual(portal.requests, []);
    });
  }
});
