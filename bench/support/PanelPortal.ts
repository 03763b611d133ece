import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { root } from '../../scripts/lib/paths.mjs';
import { freePorts } from '../../scripts/lib/ports.mjs';
import type { Asked, PanelSourceOptions } from '../panelSource';
import { Child, removeFolder, temporaryFolder } from './children';
import { until } from './Portal';

/** An answer as it came over the wire, and how long it took to its last byte. */
export interface PanelPortalAnswer {
  ms: number;
  bytes: number;
  /** Unpacked. */
  textBytes: number;
  panelsWithData: number;
}

const START_SECONDS = 180;
const PLACE = '/api/odp-observability';
const tokenOf = (viewer: number) => `bench-token-of-viewer-${viewer}`;

/**
 * The backend of the panels alone, its real plugin on Backstage's own HTTP
 * server, and a Prometheus that counts; each in a process of its own. Viewers
 * have a token each and see all.
 */
export class PanelPortal {
  readonly #source: Child;
  readonly #portal: Child;
  readonly #folder: string;
  readonly #url: string;
  readonly #agent = new Agent({ connections: 100 });
  /** Of the stand-in of a Prometheus. */
  readonly sourceUrl: string;

  static async start(options: {
    name: string;
    viewers: number;
    source: PanelSourceOptions;
  }): Promise<PanelPortal> {
    const { name, viewers, source: about } = options;
    const source = Child.start({
      name: `${name}-source`,
      script: 'bench/panelSource.ts',
      args: [JSON.stringify(about)],
    });
    const started = { source, folder: temporaryFolder() };
    let portal: PanelPortal | undefined;
    try {
      const { url } = await source.within(
        START_SECONDS,
        source.measured<{ url: string }>(),
      );
      portal = await PanelPortal.#portalOn(url, { name, viewers, ...started });
      const ready = () => portal!.get('/dashboards').then(() => true);
      await portal.#portal.within(START_SECONDS, until(ready));
      return portal;
    } catch (error) {
      await (portal ? portal.stop() : source.stop());
      throw error;
    }
  }

  static async #portalOn(
    sourceUrl: string,
    options: { name: string; viewers: number; source: Child; folder: string },
  ): Promise<PanelPortal> {
    const { name, viewers, source, folder } = options;
    const { ODP_BACKEND_PORT: port } = await freePorts();
    const url = `http://127.0.0.1:${port}`;
    const config = path.join(folder, 'config.json');
    writeFileSync(
      config,
      JSON.stringify({
        app: { baseUrl: url },
        backend: {
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
          database: { client: 'better-sqlite3', connection: ':memory:' },
          auth: {
            externalAccess: Array.from({ length: viewers }, (_, viewer) => ({
              type: 'static',
              options: { token: tokenOf(viewer), subject: `viewer-${viewer}` },
            })),
          },
        },
        odp: {
          targetState: path.join(root, 'target-state/odp.yaml'),
          observability: { prometheus: { url: sourceUrl } },
        },
      }),
    );
    const portal = Child.start({
      name: `${name}-portal`,
      script: 'bench/panelPortal.ts',
      args: ['--config', config],
      env: { NODE_ENV: 'production' },
    });
    return new PanelPortal(portal, { source, folder, url, sourceUrl });
  }

  private constructor(
    portal: Child,
    rest: { source: Child; folder: string; url: string; sourceUrl: string },
  ) {
    this.#portal = portal;
    this.#source = rest.source;
    this.#folder = rest.folder;
    this.#url = rest.url;
    this.sourceUrl = rest.sourceUrl;
  }

  get(place: string, viewer = 0): Promise<PanelPortalAnswer> {
    return this.#send('GET', place, { viewer });
  }

  post(
    place: string,
    { body, viewer = 0 }: { body: object; viewer?: number },
  ): Promise<PanelPortalAnswer> {
    return this.#send('POST', place, { viewer, body });
  }

  /** What the source was asked since this was asked last. */
  asked(): Promise<Asked> {
    const answer = this.#source.measured<Asked>();
    this.#source.process.send('asked');
    return this.#source.within(30, answer);
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
    await this.#portal.stop();
    await this.#source.stop();
    removeFolder(this.#folder);
  }

  async #send(
    method: 'GET' | 'POST',
    place: string,
    { viewer, body }: { viewer: number; body?: object },
  ): Promise<PanelPortalAnswer> {
    const started = performance.now();
    const answer = await request(`${this.#url}${PLACE}${place}`, {
      method,
      dispatcher: this.#agent,
      headers: {
        'accept-encoding': 'gzip',
        authorization: `Bearer ${tokenOf(viewer)}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const bytes = await answer.body.bytes();
    const ms = performance.now() - started;
    const isZipped = answer.headers['content-encoding'] === 'gzip';
    const text = isZipped ? gunzipSync(bytes) : Buffer.from(bytes);
    if (answer.statusCode !== 200) {
      throw new Error(`${method} ${place}: ${answer.statusCode} ${text}`);
    }
    return {
      ms,
      bytes: bytes.length,
      textBytes: text.length,
      panelsWithData: String(text).split('"state":"data"').length - 1,
    };
  }
}
