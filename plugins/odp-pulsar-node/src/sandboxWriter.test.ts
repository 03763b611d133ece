import { startSandbox } from '@internal/sandbox';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Agent } from 'undici';
import { describeWriter } from './__testUtils__/describeWriter';
import { connectInstance } from './client/connectInstance';

const VERSIONS = ['3.1.0', '4.0.7'] as const;

VERSIONS.forEach(version =>
  describeWriter(`the sandbox as ${version}`, async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'odp-pulsar-writer-'));
    const sandbox = await startSandbox({
      dataDir,
      ports: {},
      pulsar: { ports: { bus: 0 }, versions: { bus: version } },
    });
    const { url: adminUrl, state } = sandbox.pulsars.bus;
    state.tenants.set('odp', { adminRoles: [], allowedClusters: ['bus'] });
    const address = (role: string) => ({
      adminUrl,
      brokerHosts: [],
      tokenFile: path.join(dataDir, `pulsar-bus-${role}.token`),
      caFile: path.join(dataDir, 'ca.crt'),
    });
    const { http, addresses, admin } = connectInstance(address('admin'));
    addresses.list(await admin.brokers());
    const dispatcher = new Agent({ connect: { ca: sandbox.ca } });
    return {
      address: address('writer'),
      webSocketUrl: `${adminUrl.replace('https', 'wss')}/ws/v2`,
      dispatcher,
      async byHand(method, place, body) {
        await http.text({
          server: adminUrl,
          path: `/admin/v2/${place}`,
          method,
          body: body === undefined ? undefined : JSON.stringify(body),
        });
      },
      async stop() {
        await Promise.all([http.close(), dispatcher.destroy()]);
        await sandbox.stop();
        rmSync(dataDir, { recursive: true });
      },
    };
  }),
);
