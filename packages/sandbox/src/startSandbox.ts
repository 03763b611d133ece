import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ControlServer } from './control/ControlServer';
import { kubeconfig } from './kubeconfig';
import type { SandboxMetrics } from './metrics/SandboxMetrics';
import type { PulsarVersion } from './pulsar/PulsarVersion';
import { SandboxPulsar } from './pulsar/SandboxPulsar';
import { SandboxCluster } from './SandboxCluster';
import { keptCertificates } from './tls/keptCertificates';

export interface SandboxOptions {
  /** Where CA, tokens and admin.kubeconfig are written. */
  dataDir: string;
  /** Cluster name to port, 0 for a free one. Default: odp-eu and odp-us on free ports. */
  ports?: Record<string, number>;
  /** Event buses beside the clusters. Default: none. */
  pulsar?: PulsarOptions;
  /** Port of the control endpoint. Default: a free one. */
  controlPort?: number;
  /** How often watches get a bookmark. Default: 10 s. */
  bookmarkMs?: number;
  /** Bytes that a watch may lag behind before it is ended. Default: 16 MiB. */
  lagLimit?: number;
}

export interface PulsarOptions {
  /** By cluster the first of as many ports as there are brokers, 0 for free ones. */
  ports: Record<string, number>;
  /** By cluster. Default: 3.1.0, and 4.0.7 for odp-us. */
  versions?: Record<string, PulsarVersion>;
  /** Brokers of each. Default: 3. */
  brokers?: number;
  /** Between two looks of a broker at its figures. Default: 60. */
  statsSeconds?: number;
  /** Between two checks of the backlog quotas. Default: 60. */
  quotaCheckSeconds?: number;
}

/** The running sandbox. */
export interface Sandbox {
  clusters: Record<string, SandboxCluster>;
  pulsars: Record<string, SandboxPulsar>;
  /** PEM of the authority that signed the servers' certificates. */
  ca: string;
  controlUrl: string;
  /** From now on the control endpoint serves metrics. */
  publish(metrics: SandboxMetrics): void;
  stop(): Promise<void>;
}

const DEFAULT_PORTS = { 'odp-eu': 0, 'odp-us': 0 };
const DEFAULT_VERSIONS: Record<string, PulsarVersion> = { 'odp-us': '4.0.7' };

/** Starts empty clusters; a scenario fills them. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true });
  const { authority, server } = keptCertificates(dataDir);
  const clusters: Record<string, SandboxCluster> = {};
  const pulsars: Record<string, SandboxPulsar> = {};
  const allDown = () =>
    Promise.all([
      ...Object.values(clusters).map(cluster => cluster.down()),
      ...Object.values(pulsars).map(pulsar => pulsar.stop()),
    ]);
  let control: ControlServer;
  try {
    for (const [name, port] of Object.entries(options.ports ?? DEFAULT_PORTS)) {
      clusters[name] = await SandboxCluster.start({
        name,
        port,
        folder: dataDir,
        certificate: server,
        bookmarkMs: options.bookmarkMs ?? 10_000,
        lagLimit: options.lagLimit ?? 16 * 1024 * 1024,
      });
    }
    for (const [name, port] of Object.entries(options.pulsar?.ports ?? {})) {
      pulsars[name] = await SandboxPulsar.start({
        name,
        port,
        version:
          options.pulsar?.versions?.[name] ?? DEFAULT_VERSIONS[name] ?? '3.1.0',
        brokers: options.pulsar?.brokers ?? 3,
        folder: dataDir,
        certificate: server,
        statsSeconds: options.pulsar?.statsSeconds ?? 60,
        quotaCheckSeconds: options.pulsar?.quotaCheckSeconds ?? 60,
      });
    }
    control = await ControlServer.start({
      clusters,
      pulsars,
      port: options.controlPort ?? 0,
    });
  } catch (error) {
    await allDown();
    throw error;
  }
  writeFileSync(
    path.join(dataDir, 'admin.kubeconfig'),
    kubeconfig(
      Object.values(clusters).map(({ name, url, tokens }) => ({
        name,
        url,
        ca: authority.cert,
        token: tokens.of('admin'),
      })),
    ),
    { mode: 0o600 },
  );
  return {
    clusters,
    pulsars,
    ca: authority.cert,
    controlUrl: control.url,
    publish(metrics) {
      control.metrics = metrics;
    },
    async stop() {
      await control.stop();
      await allDown();
    },
  };
}
