import {
  type CertificateAuthority,
  ServerConnection,
} from '@internal/backend-kit';
import { type Sandbox, startSandbox } from '@internal/sandbox';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { eventually } from '../testing/eventually';
import { FakeApi } from '../testing/FakeApi';

const VERSION = { path: '/version', headers: {} };

describe('ServerConnection, closed', () => {
  let api: FakeApi;
  beforeEach(async () => {
    api = await FakeApi.start();
  });
  afterEach(() => api.stop());

  it('ends every call under way, also those that were the first at the same time', async () => {
    api.answer = () => undefined;
    const connection = ServerConnection.create(api.url, { kind: 'system' });
    const calls = Array.from({ length: 20 }, () =>
      connection.get(VERSION).then(
        () => 'answered',
        error => error.name,
      ),
    );
    await eventually('twenty calls', () => api.requests.length === 20);
    await connection.close();
    expect(new Set(await Promise.all(calls))).toEqual(
      new Set(['ConnectionError']),
    );
  });

  it.each(['GET', 'POST'] as const)(
    'lets no %s through that was made just before, nor after',
    async method => {
      const connection = ServerConnection.create(api.url, { kind: 'system' });
      const ask = () => connection.request({ ...VERSION, method });
      const call = ask();
      const closed = connection.close();
      await expect(call).rejects.toMatchObject({
        name: 'ConnectionError',
      });
      await closed;
      await expect(ask()).rejects.toThrow('is closed');
      expect(api.requests).toHaveLength(0);
    },
  );
});

describe('ServerConnection, over TLS', () => {
  let sandbox: Sandbox;
  let dataDir: string;
  const eu = () => sandbox.clusters['odp-eu'];
  const connect = (certificateAuthority: CertificateAuthority) =>
    ServerConnection.create(eu().url, certificateAuthority);
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'connection-'));
    sandbox = await startSandbox({
      dataDir,
      ports: { 'odp-eu': 0, 'odp-us': 0 },
    });
  });
  afterAll(async () => {
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('verifies the server although the environment asks Node not to', async () => {
    // The process that TLS looks at: Jest gives tests a copy.
    const { env } = runInThisContext('process') as typeof process;
    const connection = connect({ kind: 'system' });
    env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE'] as const) {
        await expect(
          connection.request({ ...VERSION, method, body: '{}' }),
        ).rejects.toMatchObject({
          problem: 'certificate',
        });
      }
    } finally {
      delete env.NODE_TLS_REJECT_UNAUTHORIZED;
      await connection.close();
    }
  });

  it('takes up an authority that appears or changes in its file, for all who wait for it', async () => {
    const right = readFileSync(path.join(dataDir, 'ca.crt'), 'utf8');
    const file = path.join(dataDir, 'authority.crt');
    const connection = connect({ kind: 'file', path: file });
    await expect(connection.get(VERSION)).rejects.toThrow('cannot be read');
    writeFileSync(file, 'of another cluster');
    await expect(connection.get(VERSION)).rejects.toMatchObject({
      problem: 'certificate',
    });
    writeFileSync(file, right);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => connection.get(VERSION)),
    );
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(401);
      await body.dump();
    }
    await connection.close();
  });

  it('sends a POST once, also when the authority in its file has changed', async () => {
    const file = path.join(dataDir, 'changing.crt');
    writeFileSync(file, 'of another cluster');
    const connection = connect({ kind: 'file', path: file });
    const post = () => connection.request({ ...VERSION, method: 'POST' });
    await expect(post()).rejects.toMatchObject({ problem: 'certificate' });
    writeFileSync(file, readFileSync(path.join(dataDir, 'ca.crt'), 'utf8'));
    await expect(post()).rejects.toMatchObject({ problem: 'certificate' });
    const { statusCode, body } = await post();
    expect(statusCode).toBe(401);
    await body.dump();
    await connection.close();
  });
});
