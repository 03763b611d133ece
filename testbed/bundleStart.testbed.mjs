import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundleDir } from '../scripts/lib/bundle.mjs';
import { BundleRun } from './lib/BundleRun.mjs';
import { freePorts } from './lib/freePorts.mjs';

describe('a start of the production bundle', { timeout: 600_000 }, () => {
  let run;
  before(async () => {
    const [port] = await freePorts(1);
    run = await BundleRun.create(port);
  });
  after(() => run?.end());

  it('ends with the reason when it cannot start, and does not wait for better days', async () => {
    await assert.rejects(
      run.start({ ODP_TARGET_STATE: path.join(bundleDir, 'package.json') }),
      /ended by itself \(exit code 1\)[^]*package\.json:1:1 openQuestions: Required/,
    );
  });

  it(
    'comes up without its clusters and says so; behind a proxy that ends TLS its cookies are for TLS alone',
    { timeout: 120_000 },
    async () => {
      const publicUrl = 'https://portal.odp.example';
      const [nobody] = await freePorts(1);
      const portal = await run.start({
        ODP_BASE_URL: publicUrl,
        ODP_KUBERNETES_US_URL: `https://127.0.0.1:${nobody}`,
      });
      const response = await fetch(
        `${run.url}/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${publicUrl}/`,
        {
          redirect: 'manual',
          headers: {
            'x-forwarded-proto': 'https',
            'x-forwarded-host': new URL(publicUrl).host,
          },
        },
      );
      assert.equal(response.status, 302);
      const asked = new URL(response.headers.get('location'));
      assert.equal(
        asked.searchParams.get('redirect_uri'),
        `${publicUrl}/api/auth/oidc/handler/frame`,
      );
      const set = response.headers
        .getSetCookie()
        .filter(cookie => !/Max-Age=0/.test(cookie));
      assert.ok(set.length >= 2);
      for (const cookie of set) {
        assert.match(cookie, /; Secure/i);
        assert.match(cookie, /; HttpOnly/i);
      }
      await portal.said(/odp-us: .*ECONNREFUSED/);
      assert.equal(
        (await fetch(`${run.url}/.backstage/health/v1/readiness`)).status,
        200,
      );
      assert.deepEqual(await portal.stop(), { code: 0, signal: null });
    },
  );
});
