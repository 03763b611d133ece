import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resourceOfKey } from '@internal/sandbox';
import { parse } from 'yaml';
import { SandboxBench } from './__testUtils__/SandboxBench';
import { connectCluster } from './connect/connectCluster';
import { eventually } from './testing/eventually';

/** Reaching a cluster: network, certificates, tokens, rights. */
describe('a cluster on a bad day', () => {
  let bench: SandboxBench;
  beforeAll(async () => {
    bench = await SandboxBench.create();
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.stop());

  it('a good one, to begin with: streaming list, changes, a name of 253 characters, unicode', async () => {
    await bench.startLive();
    expect(bench.handle.state().read).toBe('stream');
    expect(bench.handle.size()).toBe(5);
    const long = 'x'.repeat(253);
    const annotations = { note: 'Überlänge 😀 "quoted" \\ {[' };
    bench.pod(long, { annotations });
    await eventually('the long name', () =>
      bench.handle.get(`execution/${long}`),
    );
    expect(bench.handle.get(`execution/${long}`)).toMatchObject({
      metadata: { annotations },
    });
    bench.cluster.faults.streamingLists(false);
    await bench.handle.stop();
    await bench.startLive();
    expect(bench.handle.state().read).toBe('pages');
    expect(bench.handle.get(`execution/${long}`)).toMatchObject({
      metadata: { annotations },
    });
    expect(bench.handle.size()).toBe(6);
  });

  it('is connected from a kubeconfig alone', async () => {
    await connectCluster({
      context: 'odp-eu',
      kubeconfigs: [join(bench.folder, 'admin.kubeconfig')],
      appConfig: join(bench.folder, 'app-config.local.yaml'),
      dataFolder: bench.folder,
      name: 'mine',
    });
    const text = await readFile(
      join(bench.folder, 'app-config.local.yaml'),
      'utf8',
    );
    await bench.use(parse(text));
    await bench.startLive();
    expect(bench.handle.size()).toBe(
      bench.cluster.store.list(resourceOfKey('pods')).length,
    );
  });

  it('is down at the start, comes, goes down and comes back', async () => {
    await bench.cluster.down();
    bench.start();
    await bench.untilPhase('unreachable');
    expect(bench.reason()).toContain('nothing accepts connections at https://');
    await bench.cluster.up();
    await bench.untilPhase('live');
    const size = bench.handle.size();
    await bench.cluster.down();
    await bench.untilPhase('unreachable');
    expect(bench.handle.size()).toBe(size);
    bench.pod('born-in-the-dark');
    await bench.cluster.up();
    await bench.untilPhase('live');
    await eventually('the pod', () =>
      bench.handle.get('execution/born-in-the-dark'),
    );
  });

  it('has the certificate of a stranger', async () => {
    await bench.cluster.down();
    await bench.cluster.up({ wrongAuthority: true });
    bench.start();
    await bench.untilPhase('unreachable');
    expect(bench.reason()).toContain(
      'does not match the configured certificate authority',
    );
    expect(bench.handle.size()).toBe(0);
    await bench.cluster.down();
    await bench.cluster.up();
    await bench.untilPhase('live');
  });

  it('has a file of the authority that is wrong, and is put right while the portal runs', async () => {
    const path = join(bench.folder, 'ca.crt');
    const right = await readFile(path, 'utf8');
    await writeFile(path, 'no certificate');
    bench.start();
    await bench.untilPhase('unreachable');
    expect(bench.reason()).toContain('certificate');
    await rm(path);
    await writeFile(path, right);
    await bench.untilPhase('live');
  });

  it('refuses a revoked token, and takes a rotated one', async () => {
    await bench.startLive();
    bench.cluster.tokens.revoke('reader');
    bench.cluster.faults.closeWatches('clean');
    await bench.untilPhase('denied');
    expect(bench.reason()).toBe('the token is refused (401)');
    bench.cluster.tokens.rotate('reader');
    await bench.untilPhase('live');
  });

  it('forbids a kind, and does not know another', async () => {
    bench.cluster.rights.deny('reader', 'pods');
    bench.start();
    await bench.untilPhase('forbidden');
    expect(bench.reason()).toContain('pods is forbidden: User "reader" cannot');
    bench.cluster.rights.allow('reader', 'pods');
    await bench.untilPhase('live');
    await bench.handle.stop();

    bench.cluster.faults.absent('deployments');
    bench.start({ group: 'apps', plural: 'deployments' });
    await bench.untilPhase('absent');
    bench.cluster.faults.clear();
    await bench.untilPhase('live');
  });

  it('never gives Secrets or ConfigMaps to the reader', async () => {
    bench.start({ plural: 'secrets' });
    await bench.untilPhase('forbidden');
    expect(bench.handle.size()).toBe(0);
  });
});
