import { play, startSandbox } from '@internal/sandbox';
import { loadTargetState } from '@internal/target-state';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Places, TARGET_STATE } from './Places';

/** An empty cluster and an empty event bus of the sandbox. */
export async function sandboxPlaces(): Promise<Places> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-workspaces-'));
  const sandbox = await startSandbox({
    dataDir: folder,
    ports: { 'odp-eu': 0 },
    pulsar: { ports: { 'odp-eu': 0 }, brokers: 1 },
  });
  const endPlay = play(sandbox, {
    scenario: 'empty',
    target: loadTargetState(TARGET_STATE),
  });
  const cluster = sandbox.clusters['odp-eu'];
  const bus = sandbox.pulsars['odp-eu'];
  bus.state.tenants.set('odp', { adminRoles: [], allowedClusters: ['odp-eu'] });
  const file = (name: string) => path.join(folder, name);
  const authority = {
    caFile: file('ca.crt'),
    ca: readFileSync(file('ca.crt'), 'utf8'),
  };
  return {
    cluster: {
      ...authority,
      url: cluster.url,
      readerTokenFile: cluster.tokens.fileOf('reader'),
      writerTokenFile: cluster.tokens.fileOf('writer'),
      adminToken: cluster.tokens.of('admin'),
    },
    bus: {
      ...authority,
      adminUrl: bus.url,
      readerTokenFile: file('pulsar-odp-eu.token'),
      writerTokenFile: file('pulsar-odp-eu-writer.token'),
      adminToken: bus.tokens.of('admin'),
    },
    async stop() {
      endPlay();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
