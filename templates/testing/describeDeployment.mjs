import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe } from 'node:test';
import { run } from '../../scripts/lib/run.mjs';
import { renderSkeleton } from './renderSkeleton.mjs';
import { SERVICES } from './serviceValues.mjs';
import { StandInPortal } from './StandInPortal.mjs';

export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
export const EARLIER = `sha256:${'fedcba9876543210'.repeat(4)}`;
export const TOKEN = 'a-token.of_the-pipeline';
/** Of the service that is deployed. */
export const values = SERVICES['of hostile words, with a consumer'];

const skip =
  spawnSync('curl', ['--version']).status !== 0 &&
  'curl is not on this machine';

/**
 * Tests of the script that deploys a rendered service, on a stand-in for the portal; `deploy` runs it and gives how it
 * ended, all that it said, and the last line of it.
 *
 * @param {string} name
 * @param {(tools: { portal: () => StandInPortal, deploy: (env?: Record<string, string>) => Promise<{ code: number, said: string, last: string }> }) => void} tests
 */
export function describeDeployment(name, tests) {
  describe(name, { skip }, () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'odp-deploy-'));
    let portal;
    before(async () => {
      await renderSkeleton('odp-go-service', values, folder);
      portal = await StandInPortal.start();
    });
    beforeEach(() => portal.reset());
    after(() => {
      portal?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const deploy = async env => {
      const { code, tail } = await run('sh', ['ci/deploy.sh'], {
        cwd: folder,
        env: {
          ODP_PORTAL_URL: portal.url,
          ODP_DEPLOY_TOKEN: TOKEN,
          DIGEST,
          RUN: '4711-1',
          POLL_SECONDS: '0.01',
          ...env,
        },
      });
      const said = tail.join('\n');
      assert.ok(!said.includes(TOKEN));
      return { code, said, last: tail.at(-1) };
    };
    tests({ portal: () => portal, deploy });
  });
}
