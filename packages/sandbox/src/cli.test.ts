import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

jest.setTimeout(60_000);

/** The command as `yarn sandbox` runs it. */
describe('yarn sandbox', () => {
  let dataDir: string;
  let child: ChildProcess | undefined;
  let output: string;

  function run(...args: string[]): ChildProcess {
    output = '';
    child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        resolve(__dirname, 'cli.ts'),
        '--data-dir',
        dataDir,
        '--target-state',
        resolve(__dirname, '../../../target-state/odp.yaml'),
        '--scenario',
        'empty',
        ...args,
      ],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    child.stdout?.on('data', text => (output += text));
    child.stderr?.on('data', text => (output += text));
    return child;
  }

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await rm(dataDir, { recursive: true });
  });

  it('says in one line of JSON that it is ready, and ends on SIGTERM', async () => {
    const running = run(
      ...['--port-eu', '0', '--port-us', '0', '--control-port', '0'],
      ...['--pulsar-eu', '0', '--pulsar-us', '0'],
    );
    while (!output.includes('\n')) {
      await once(running.stdout!, 'data');
    }
    const ready = JSON.parse(output);
    expect(ready).toMatchObject({
      ready: true,
      clusters: [{ name: 'odp-eu' }, { name: 'odp-us' }],
      pulsars: [{ name: 'odp-eu' }, { name: 'odp-us' }],
    });
    const status = await (await fetch(`${ready.control}/status`)).json();
    expect(status.clusters[0].url).toBe(ready.clusters[0].url);
    const config = await readFile(join(dataDir, 'admin.kubeconfig'), 'utf8');
    expect(config).toContain(ready.clusters[1].url);
    running.kill('SIGTERM');
    expect(await once(running, 'close')).toEqual([0, null]);
  });

  it('says in one sentence that a port is taken, with exit code 3', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const refused = run(
      ...['--port-eu', '0', '--port-us', `${port}`, '--control-port', '0'],
    );
    const [code] = await once(refused, 'close');
    other.close();
    expect(output).toBe(`Port ${port} is taken by another program.\n`);
    expect(code).toBe(3);
  });

  it('says in one sentence what is wrong with an option', async () => {
    const [code] = await once(run('--port-eu', 'x'), 'close');
    expect(output).toBe(
      "--port-eu is a whole number from 0 to 65535, not 'x'\n",
    );
    expect(code).toBe(1);
  });
});
