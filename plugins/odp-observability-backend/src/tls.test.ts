import { type Sandbox, startSandbox } from '@internal/sandbox';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PANELS } from './__testUtils__/dashboards';
import { startPortal } from './__testUtils__/portal';

jest.setTimeout(60_000);

describe('a source over TLS', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'odp-observability-tls-'));
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ dataDir, ports: { 'odp-eu': 0 } });
  });
  afterAll(async () => {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** What is said of a server with a certificate of its own authority; it is no Prometheus, and wants a token. */
  const said = async (settings: object) => {
    const { url } = sandbox.clusters['odp-eu'];
    const portal = await startPortal({ prometheus: { url, ...settings } });
    const { [PANELS.platform]: answer } = await portal.panels([
      PANELS.platform,
    ]);
    await portal.stop();
    return answer.error;
  };

  it('is asked when its authority is the configured one, and not otherwise', async () => {
    expect(await said({ caFile: path.join(dataDir, 'ca.crt') })).toContain(
      'Prometheus refuses the portal (401)',
    );
    const untrusted =
      'The certificate of Prometheus is not trusted: odp.observability.prometheus.caFile must hold its authority';
    expect(await said({})).toBe(untrusted);
    expect(await said({ caFile: path.join(dataDir, 'nowhere.crt') })).toBe(
      untrusted,
    );
  });

  it('is not asked without the token that it should get', async () => {
    const tokenFile = path.join(dataDir, 'nowhere.token');
    expect(
      await said({ caFile: path.join(dataDir, 'ca.crt'), tokenFile }),
    ).toBe(
      'The portal has no token for Prometheus: the file of odp.observability.prometheus.tokenFile cannot be read or is empty',
    );
  });
});
