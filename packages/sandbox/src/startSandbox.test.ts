import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './contract/ApiClient';
import { startSandbox } from './startSandbox';

describe('startSandbox', () => {
  let dataDir: string;
  const file = (name: string) => readFile(join(dataDir, name), 'utf8');
  const start = (ports = { 'odp-eu': 0, 'odp-us': 0 }) =>
    startSandbox({ dataDir, ports });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('writes what a client needs, and secrets for their owner alone', async () => {
    const sandbox = await start();
    expect(await file('ca.crt')).toBe(sandbox.ca);
    for (const name of [
      'admin.kubeconfig',
      'ca.key',
      'reader-odp-eu.token',
      'reader-odp-us.token',
      'writer-odp-eu.token',
      'writer-odp-us.token',
    ]) {
      const { mode } = await stat(join(dataDir, name));
      expect(`${name} ${mode.toString(8).slice(-3)}`).toBe(`${name} 600`);
    }
    const config = JSON.parse(await file('admin.kubeconfig'));
    expect(config['current-context']).toBe('odp-eu');
    for (const { name, cluster } of config.clusters) {
      const { user } = config.users.find(
        (entry: { name: string }) => entry.name === `admin-${name}`,
      );
      const client = new ApiClient(
        {
          url: cluster.server,
          ca: Buffer.from(
            cluster['certificate-authority-data'],
            'base64',
          ).toString(),
          adminToken: user.token,
          readerToken: '',
        },
        user.token,
      );
      expect((await client.get('/api/v1/secrets')).code).toBe(200);
    }
    await sandbox.stop();
  });

  it('keeps authority and tokens over a restart', async () => {
    const first = await start();
    const before = [
      first.ca,
      ...(await Promise.all([
        file('reader-odp-eu.token'),
        file('writer-odp-us.token'),
      ])),
    ];
    await first.stop();
    const second = await start();
    expect([
      second.ca,
      await file('reader-odp-eu.token'),
      await file('writer-odp-us.token'),
    ]).toEqual(before);
    await second.stop();
  });

  it('writes tokens of the event bus for their owner alone, and keeps them over a restart', async () => {
    const startWithBus = () =>
      startSandbox({
        dataDir,
        ports: {},
        pulsar: { ports: { 'odp-eu': 0 }, brokers: 1 },
      });
    const first = await startWithBus();
    const names = ['', '-writer', '-admin', '-tenant', '-limited'].map(
      suffix => `pulsar-odp-eu${suffix}.token`,
    );
    for (const name of [...names, 'pulsar-odp-eu.key']) {
      const { mode } = await stat(join(dataDir, name));
      expect(`${name} ${mode.toString(8).slice(-3)}`).toBe(`${name} 600`);
    }
    const before = await Promise.all(names.map(file));
    await first.stop();
    const second = await startWithBus();
    expect(await Promise.all(names.map(file))).toEqual(before);
    const { tokens } = second.pulsars['odp-eu'];
    expect(before.map(token => tokens.roleOf(token.trim()))).toEqual([
      'portal-reader',
      'portal-writer',
      'admin',
      'portal-tenant',
      'portal-limited',
    ]);
    expect(tokens.roleOf(tokens.forRole('somebody', Date.now() - 1))).toBe(
      undefined,
    );
    await second.stop();
  });

  it('leaves no broker behind when a port of an event bus is taken', async () => {
    const first = await startSandbox({
      dataDir,
      ports: {},
      pulsar: { ports: { bus: 0 }, brokers: 1 },
    });
    const taken = Number(new URL(first.pulsars.bus.url).port);
    const second = startSandbox({
      dataDir,
      ports: {},
      pulsar: { ports: { bus: taken } },
    });
    await expect(second).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port: taken,
    });
    await first.stop();
  });

  it('makes a new authority when the one in the folder is of no use', async () => {
    await (await start()).stop();
    const old = await file('ca.crt');
    await writeFile(join(dataDir, 'ca.crt'), 'half a certif');
    const sandbox = await start();
    const made = new X509Certificate(await file('ca.crt'));
    expect(made.ca).toBe(true);
    expect(sandbox.ca).not.toBe(old);
    await sandbox.stop();
  });

  it('leaves nothing behind when a port is taken', async () => {
    const first = await start();
    const taken = Number(new URL(first.clusters['odp-eu'].url).port);
    const other = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const free = await freePort();
    const second = startSandbox({
      dataDir: other,
      ports: { 'odp-eu': free, 'odp-us': taken },
    });
    await expect(second).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port: taken,
    });
    const again = await startSandbox({
      dataDir: other,
      ports: { 'odp-eu': free },
    });
    await again.stop();
    await first.stop();
    await rm(other, { recursive: true });
  });

  async function freePort(): Promise<number> {
    const sandbox = await startSandbox({ dataDir, ports: { any: 0 } });
    const { port } = new URL(sandbox.clusters.any.url);
    await sandbox.stop();
    return Number(port);
  }
});
