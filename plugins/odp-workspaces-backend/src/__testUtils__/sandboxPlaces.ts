import {
  play,
  type Sandbox,
  type SandboxCluster,
  type SandboxPulsar,
  startSandbox,
} from '@internal/sandbox';
import { loadTargetState } from '@internal/target-state';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Addresses, type Places, TARGET_STATE } from './Places';

const NAME = 'odp-eu';

/** A cluster and an event bus of the sandbox, and what lets them misbehave. */
export interface SandboxPlaces extends Places {
  readonly live: { cluster: SandboxCluster; bus: SandboxPulsar };
  /** Calls that both have got, since they were started. */
  readonly calls: number;
  /** Both end and come back at their addresses, empty. */
  startAnew(): Promise<void>;
}

/** An empty cluster and an empty event bus of the sandbox. */
export async function sandboxPlaces(): Promise<SandboxPlaces> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-workspaces-'));
  let running = await start(folder, { cluster: 0, bus: 0 });
  const addresses = addressesOf(running.sandbox, folder);
  const places: SandboxPlaces = {
    ...addresses,
    get live() {
      const { clusters, pulsars } = running.sandbox;
      return { cluster: clusters[NAME], bus: pulsars[NAME] };
    },
    get calls() {
      const { cluster, bus } = places.live;
      return [cluster, bus]
        .flatMap(({ requests }) => requests.entries())
        .reduce((sum, { calls }) => sum + calls, 0);
    },
    async startAnew() {
      await running.end();
      running = await start(folder, {
        cluster: portOf(addresses.cluster.url),
        bus: portOf(addresses.bus.adminUrl),
      });
    },
    async stop() {
      await running.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return places;
}

async function start(folder: string, ports: { cluster: number; bus: number }) {
  const sandbox = await startSandbox({
    dataDir: folder,
    ports: { [NAME]: ports.cluster },
    pulsar: { ports: { [NAME]: ports.bus }, brokers: 1 },
  });
  const endPlay = play(sandbox, {
    scenario: 'empty',
    target: loadTargetState(TARGET_STATE),
  });
  sandbox.pulsars[NAME].state.tenants.set('odp', {
    adminRoles: [],
    allowedClusters: [NAME],
  });
  return {
    sandbox,
    async end() {
      endPlay();
      await sandbox.stop();
    },
  };
}

function addressesOf(sandbox: Sandbox, folder: string): Addresses {
  const cluster = sandbox.clusters[NAME];
  const bus = sandbox.pulsars[NAME];
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
      readerTokenFile: file(`pulsar-${NAME}.token`),
      writerTokenFile: file(`pulsar-${NAME}-writer.token`),
      adminToken: bus.tokens.of('admin'),
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
