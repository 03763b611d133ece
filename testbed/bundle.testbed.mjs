import { chromium, expect } from '@playwright/test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundleDir } from '../scripts/lib/bundle.mjs';
import { requireChromium } from '../scripts/lib/chromium.mjs';
import { bundlePort } from '../scripts/lib/ports.mjs';
import { BundleRun } from './lib/BundleRun.mjs';
import { testbedEnvironment } from './lib/portalOnTestbed.mjs';
import { signIn } from './lib/signIn.mjs';

const url = `http://localhost:${bundlePort()}`;
const environment = testbedEnvironment(url);
const passwords = JSON.parse(
  readFileSync(environment.ODP_KEYCLOAK_USERS_FILE, 'utf8'),
);
/** What must neither be served nor logged, by where it comes from. */
const secrets = Object.entries({
  ...Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => /(TOKEN|SECRET|PASSWORD)_FILE$/.test(name))
      .map(([name, file]) => [name, readFileSync(file, 'utf8').trim()]),
  ),
  ...passwords,
});

describe('the production bundle on the testbed', { timeout: 600_000 }, () => {
  let run;
  let portal;
  let browser;
  let page;
  /** A file that is older than all that the portal writes. */
  let older;

  before(async () => {
    run = await BundleRun.create(bundlePort());
    older = path.join(run.dataDir, 'before');
    writeFileSync(older, '');
    portal = await run.start();
    browser = await chromium.launch({
      executablePath: requireChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
  });
  after(async () => {
    await browser?.close();
    await run?.end();
  });

  const signedIn = username =>
    signIn(browser, `${url}/namespaces`, {
      username,
      password: passwords[username],
    });

  /** The token of the session of a page, as the app gets it. */
  async function tokenOf(opened) {
    const response = await opened.request.get(
      '/api/auth/oidc/refresh?env=production',
      { headers: { 'x-requested-with': 'XMLHttpRequest' } },
    );
    const { backstageIdentity } = await response.json();
    secrets.push([`session of ${opened.url()}`, backstageIdentity.token]);
    return backstageIdentity.token;
  }

  it('serves the API and the app from one process, and refuses strangers', async () => {
    assert.deepEqual(childrenOf(portal.pid), []);
    const app = await fetch(url);
    assert.equal(app.status, 200);
    assert.match(await app.text(), /<div id="root">/);
    assert.equal((await fetch(`${url}/api/catalog/entities`)).status, 401);
    assert.equal((await fetch(`${url}/api/odp-clusters/clusters`)).status, 401);
  });

  it('has no example roles, and tells the browser no secret', async () => {
    const refresh = await fetch(`${url}/api/auth/example-roles/refresh`, {
      headers: { 'x-odp-example-role': 'platform-engineer' },
    });
    assert.equal(refresh.status, 404);
    const html = await (await fetch(url)).text();
    const [{ data }] = JSON.parse(
      html.match(/<script type="backstage.io\/config">([^<]+)<\/script>/)[1],
    );
    assert.deepEqual(data.auth, {
      environment: 'production',
      providers: { oidc: {} },
    });
    assert.deepEqual(data.odp, { signIn: { oidc: { title: 'Keycloak' } } });
    assert.deepEqual(data.backend, { baseUrl: url });
    assert.equal(data.kubernetes, undefined);
    assertNoSecretIn(html);
  });

  it('says by its headers what a page may do, asks for no TLS and names no framework', async () => {
    for (const place of ['/', '/api/catalog/entities']) {
      const { headers } = await fetch(`${url}${place}`);
      const policy = headers.get('content-security-policy').split(';');
      assert.ok(policy.includes("default-src 'self'"));
      assert.ok(policy.includes("connect-src 'self'"));
      assert.ok(policy.includes("object-src 'none'"));
      assert.ok(!policy.some(each => each.startsWith('upgrade-insecure')));
      assert.equal(headers.get('x-powered-by'), null);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('access-control-allow-origin'), null);
    }
    assert.equal((await fetch(url)).headers.get('x-frame-options'), 'DENY');
  });

  it('shows the clusters to a platform engineer who signs in with Keycloak', async () => {
    const opened = await signedIn('platform-engineer');
    page = opened.page;
    const row = page.locator('[data-namespace="execution"]');
    await expect(row).toBeVisible({ timeout: 30_000 });
    await expect(
      page.getByRole('navigation', { name: 'sidebar nav' }),
    ).toContainText('platform-team');
    await page.goto('/catalog/default/component/user-api');
    await expect(page.getByRole('region', { name: 'Health' })).toBeVisible({
      timeout: 30_000,
    });
    assert.deepEqual(opened.refused, []);
  });

  it('keeps the cookies of a session from scripts, and from other places', async () => {
    const cookies = (await page.context().cookies()).filter(
      ({ domain, path: place }) =>
        domain === 'localhost' && !place.startsWith('/realms'),
    );
    assert.ok(cookies.some(({ name }) => name === 'oidc-refresh-token'));
    for (const { name, httpOnly, sameSite, secure } of cookies) {
      assert.ok(httpOnly, name);
      assert.notEqual(sameSite, 'None', name);
      // The base URL is http here: a secure cookie would never come back.
      assert.ok(!secure, name);
    }
  });

  it('shows a viewer two namespaces and refuses the rest', async () => {
    const { page: viewers } = await signedIn('viewer');
    await expect(viewers.locator('[data-namespace]')).toHaveCount(2);
    const headers = { authorization: `Bearer ${await tokenOf(viewers)}` };
    const answers = await Promise.all(
      [
        '/api/odp-clusters/clusters/odp-eu/namespaces/data',
        '/api/odp-clusters/clusters/odp-eu/namespaces/vault',
        '/api/kubernetes/clusters',
      ].map(place => fetch(`${url}${place}`, { headers })),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 404, 403],
    );
    const proxied = await fetch(`${url}/api/kubernetes/proxy/api/v1/nodes`, {
      headers: { ...headers, 'backstage-kubernetes-cluster': 'odp-eu' },
    });
    assert.equal(proxied.status, 403);
    await viewers.context().close();
  });

  it('keeps the data of every plugin in Postgres, and writes into no folder of its own', async () => {
    const { Client } = createRequire(
      path.join(bundleDir, 'packages/backend/index.js'),
    )('pg');
    const client = new Client({
      host: environment.ODP_POSTGRES_HOST,
      port: Number(environment.ODP_POSTGRES_PORT),
      user: environment.ODP_POSTGRES_USER,
      password: readFileSync(environment.ODP_POSTGRES_PASSWORD_FILE, 'utf8'),
      database: environment.ODP_POSTGRES_DATABASE,
    });
    await client.connect();
    const { rows } = await client.query(
      "select datname from pg_database where datname like 'backstage_plugin_%'",
    );
    await client.end();
    const plugins = rows.map(({ datname }) =>
      datname.replace('backstage_plugin_', ''),
    );
    for (const plugin of ['auth', 'catalog', 'events', 'search']) {
      assert.ok(plugins.includes(plugin), plugin);
    }
    assert.deepEqual(newerThan(older, bundleDir), []);
    // The log is written by who started it.
    assert.deepEqual(newerThan(older, run.dataDir), [portal.logFile]);
  });

  it('writes a log of JSON without a secret, a probe or a one-time code', async () => {
    await tokenOf(page);
    await page.request.get('/.backstage/health/v1/readiness');
    const [first, ...lines] = portal.lines;
    // Said before the configuration tells how to log.
    assert.match(first, /^Loading config from /);
    const entries = lines.map(line => JSON.parse(line));
    assert.ok(entries.some(({ message }) => /odp-eu: Live/.test(message)));
    assert.ok(entries.some(({ type }) => type === 'incomingRequest'));
    assert.deepEqual(
      entries.filter(
        ({ url: asked = '' }) =>
          asked.startsWith('/.backstage/health/') || /[?&]code=/.test(asked),
      ),
      [],
    );
    // Before, plugins may miss each other.
    const complete = entries.findIndex(({ message }) =>
      message.startsWith('Plugin initialization complete'),
    );
    assert.ok(complete > 0);
    assert.deepEqual(
      entries.slice(complete).filter(({ level }) => level === 'error'),
      [],
    );
    assertNoSecretIn(portal.lines.join('\n'));
  });

  it('ends with 0 when it is asked to, while a page is open, and nothing is left', async () => {
    assert.deepEqual(await portal.stop(), { code: 0, signal: null });
    await assert.rejects(fetch(url));
  });
});

function assertNoSecretIn(text) {
  for (const [name, secret] of secrets) {
    assert.ok(!text.includes(secret), `the secret of ${name}`);
  }
}

/** Files that were written after another one. */
function newerThan(reference, folder) {
  return execFileSync('find', [folder, '-type', 'f', '-newer', reference], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);
}

function childrenOf(pid) {
  return execFileSync('ps', ['-A', '-o', 'ppid=,pid=,args='], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter(line => Number(line.trim().split(/\s+/)[0]) === pid);
}
