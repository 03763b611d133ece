import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractTarget } from '../contract/ContractTarget';
import type { SandboxCluster } from '../SandboxCluster';
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../startSandbox';

/** A sandbox of one empty cluster in a folder of its own. */
export interface EmptySandbox {
  sandbox: Sandbox;
  cluster: SandboxCluster;
  target: ContractTarget;
  folder: string;
  stop(): Promise<void>;
}

export async function startEmpty(
  options: Partial<SandboxOptions> = {},
): Promise<EmptySandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({
    dataDir: folder,
    ports: { 'odp-eu': 0 },
    bookmarkMs: 50,
    ...options,
  });
  const cluster = sandbox.clusters['odp-eu'];
  for (const name of ['default', 'execution']) {
    cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  return {
    sandbox,
    cluster,
    folder,
    target: {
      url: cluster.url,
      ca: sandbox.ca,
      adminToken: cluster.tokens.of('admin'),
      readerToken: cluster.tokens.of('reader'),
      writerToken: cluster.tokens.of('writer'),
      compact: async () => cluster.store.compact(),
    },
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true });
    },
  };
}
