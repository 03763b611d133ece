import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ControlServer } from './control/ControlServer';
import { kubeconfig } from './kubeconfig';
import { SandboxCluster } from './SandboxCluster';
import { keptCertificates } from './tls/keptCertificates';

export interface SandboxOptions {
  /** Where CA, tokens and admin.kubeconfig are written. */
  dataDir: string;
  /** Cluster name to port, 0 for a free one. Default: odp-eu and odp-us on free ports. */
  ports?: Record<string, number>;
  /** Port of the control endpoint. Default: a free one. */
  controlPort?: number;
  /** How often watches get a bookmark. Default: 10 s. */
  bookmarkMs?: number;
  /** Bytes that a watch may lag behind before it is ended. Default: 16 MiB. */
  lagLimit?: number;
}

/** The running sandbox. */
export interface Sandbox {
  clusters: Record<string, SandboxCluster>;
  /** PEM of the authority that signed the servers' certificates. */
  ca: string;
  controlUrl: string;
  stop(): Promise<void>;
}

const DEFAULT_PORTS = { 'odp-eu': 0, 'odp-us': 0 };

/** Starts empty clusters; a scenario fills them. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true });
  const { authority, server } = keptCertificates(dataDir);
  const clusters: Record<string, SandboxCluster> = {};
  const allDown = () =>
    Promise.all(Object.values(clusters).map(cluster => cluster.down()));
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
    control = await ControlServer.start({
      clusters,
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
    ca: authority.cert,
    controlUrl: control.url,
    async stop() {
      await control.stop();
      await allDown();
    },
  };
}
