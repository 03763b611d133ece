import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePulsarContract } from './contract/pulsar/describePulsarContract';
import { PULSAR_VERSIONS } from './pulsar/PulsarVersion';
import { startSandbox } from './startSandbox';

PULSAR_VERSIONS.forEach(version =>
  describePulsarContract({
    name: `the sandbox as ${version}`,
    hasSeveralBrokers: true,
    async start() {
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
      const { url, tokens, state } = sandbox.pulsars.bus;
      state.tenants.set('odp', {
        adminRoles: ['portal-tenant'],
        allowedClusters: ['bus'],
      });
      return {
        target: {
          adminUrl: url,
          webSocketUrl: `${url.replace('https', 'wss')}/ws/v2`,
          ca: sandbox.ca,
          tokens: {
            admin: tokens.of('admin'),
            reader: tokens.of('reader'),
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
    },
  }),
);
