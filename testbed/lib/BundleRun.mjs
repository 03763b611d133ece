import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBundle } from '../../scripts/lib/bundle.mjs';
import { cacheDir } from '../../scripts/lib/paths.mjs';
import { ensureNode } from '../../scripts/lib/toolchain.mjs';
import { BundledPortal } from './BundledPortal.mjs';
import { freePorts } from './freePorts.mjs';
import { CONFIGS, testbedEnvironment } from './portalOnTestbed.mjs';

/** Starts the bundle on the testbed at one port, with a data folder that is gone afterwards. */
export class BundleRun {
  #node;
  #port;
  #started = [];

  /** Builds the bundle if it has to be. */
  static async create(port) {
    const toolchain = await ensureNode();
    await ensureBundle(toolchain, () => {});
    return new BundleRun(toolchain.node, port);
  }

  /** Use {@link BundleRun.create}. */
  constructor(node, port) {
    this.#node = node;
    this.#port = port;
    this.url = `http://localhost:${port}`;
    mkdirSync(cacheDir, { recursive: true });
    this.dataDir = mkdtempSync(path.join(cacheDir, 'bundle-run-'));
  }

  /** The bundle, with `others` over the environment that the testbed gives it. */
  async start(others = {}) {
    const [metrics] = await freePorts(1);
    const portal = await BundledPortal.start({
      node: this.#node,
      configs: CONFIGS,
      address: `http://127.0.0.1:${this.#port}`,
      dataDir: this.dataDir,
      environment: {
        ...testbedEnvironment(this.url),
        ODP_LISTEN_HOST: '127.0.0.1',
        ODP_LISTEN_PORT: String(this.#port),
        OTEL_EXPORTER_PROMETHEUS_PORT: String(metrics),
        ...others,
      },
    });
    this.#started.push(portal);
    return portal;
  }

  /** Ends what was started and is not ended yet. */
  async end() {
    await Promise.all(this.#started.map(portal => portal.stop()));
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
