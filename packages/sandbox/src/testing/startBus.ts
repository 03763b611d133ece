import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PulsarContractTarget } from '../contract/pulsar/PulsarContractTarget';
import type { PulsarVersion } from '../pulsar/PulsarVersion';
import type { SandboxPulsar } from '../pulsar/SandboxPulsar';
import { type Sandbox, startSandbox } from '../startSandbox';

/** A sandbox of one empty event bus in a folder of its own, whose tenant is there. */
export interface EmptyBus {
  sandbox: Sandbox;
  pulsar: SandboxPulsar;
  target: PulsarContractTarget;
  folder: string;
  stop(): Promise<void>;
}

export async function startBus(version: PulsarVersion): Promise<EmptyBus> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({
    dataDir: folder,
    ports: {},
    pulsar: {
      ports: { bus: 0 },
      versions: { bus: version },
      statsSeconds: 1,
      quotaCheckSeconds: 1,
    },
  });
  const pulsar = sandbox.pulsars.bus;
  const { url, tokens, state } = pulsar;
  state.tenants.set('odp', {
    adminRoles: ['portal-tenant'],
    allowedClusters: ['bus'],
  });
  return {
    sandbox,
    pulsar,
    folder,
    target: {
      adminUrl: url,
      webSocketUrl: `${url.replace('https', 'wss')}/ws/v2`,
      ca: sandbox.ca,
      tokens: {
        admin: tokens.of('admin'),
        reader: tokens.of('reader'),
        writer: tokens.of('writer'),
        tenant: tokens.of('tenant'),
        limited: tokens.of('limited'),
        stranger: tokens.forRole('stranger'),
      },
    },
    async stop() {
      await sandbox.stop();
      await rm(folder, { recursive: true });
    },
  };
}
