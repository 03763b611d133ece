import { z } from 'zod/v3';
import type { GrafanaSettings } from '../config/readObservabilityConfig';
import { SourceError } from './SourceError';
import { type SourceCall, SourceServer } from './SourceServer';

/** How long it is taken for the version that it was. */
const VERSION_KEPT_MS = 10 * 60_000;

const healthSchema = z.object({ version: z.string().optional() });
const searchSchema = z.array(
  z.object({
    uid: z.string(),
    title: z.string(),
    tags: z.array(z.string()).default([]),
  }),
);
export type FoundDashboard = z.infer<typeof searchSchema>[number];

/** The APIs of a Grafana, as its version has them. */
export class GrafanaServer {
  readonly #server: SourceServer;
  #version: string | undefined;
  #askedAt = -Infinity;

  static create(settings: GrafanaSettings): GrafanaServer {
    return new GrafanaServer(settings);
  }

  private constructor(settings: GrafanaSettings) {
    this.#server = SourceServer.create({
      ...settings,
      title: 'Grafana',
      setting: 'odp.observability.grafana',
    });
  }

  call(call: SourceCall, signal: AbortSignal) {
    return this.#server.call(call, signal);
  }

  /** Undefined when it does not say. */
  async version(signal: AbortSignal): Promise<string | undefined> {
    const { status, json } = await this.call({ path: '/api/health' }, signal);
    const health = healthSchema.safeParse(json).data;
    if (status >= 400 || !health) {
      throw new SourceError(
        'unreadable',
        `Grafana does not tell its health (${status}); odp.observability.grafana.url must be that of Grafana`,
      );
    }
    this.#version = health.version;
    this.#askedAt = Date.now();
    return health.version;
  }

  async search(search: string, signal: AbortSignal): Promise<FoundDashboard[]> {
    const { status, json } = await this.call(
      { path: `/api/search?type=dash-db&${search}` },
      signal,
    );
    const found = searchSchema.safeParse(json);
    if (status >= 400 || !found.success) {
      throw new SourceError(
        'unreadable',
        `Grafana does not list its dashboards (${status})`,
      );
    }
    return found.data;
  }

  /**
   * The document of a dashboard, classic where Grafana can tell it so; undefined:
   * there is none. From version 12 on the newer API has it, by the version of that
   * API which Grafana speaks; what none of them knows may be known to the older.
   */
  async dashboard(uid: string, signal: AbortSignal): Promise<unknown> {
    const name = encodeURIComponent(uid);
    const newer = ['v1', 'v1beta1'].map(
      version =>
        `/apis/dashboard.grafana.app/${version}/namespaces/default/dashboards/${name}`,
    );
    const paths = [
      ...((await this.#major(signal)) >= 12 ? newer : []),
      `/api/dashboards/uid/${name}`,
    ];
    for (const path of paths) {
      const { status, json } = await this.call({ path }, signal);
      if (status < 300) {
        return json;
      }
      if (status >= 500) {
        throw new SourceError('down', `Grafana cannot answer now (${status})`);
      }
    }
    return undefined;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #major(signal: AbortSignal): Promise<number> {
    const isKnown = Date.now() - this.#askedAt < VERSION_KEPT_MS;
    const version = isKnown ? this.#version : await this.version(signal);
    return Number(/^(\d+)\./.exec(version ?? '')?.[1] ?? 0);
  }
}
