import {
  DashboardError,
  readDashboard,
} from '@internal/plugin-odp-observability-common';
import { z } from 'zod/v3';
import type { GrafanaSettings } from '../config/readObservabilityConfig';
import { SharedAnswers } from '../queries/SharedAnswers';
import type { FoundDashboard, GrafanaServer } from '../sources/GrafanaServer';
import type {
  DashboardSource,
  KnownDashboard,
  ListedDashboards,
} from './DashboardSource';

const MOST = 1_000;
const LIST_KEPT_MS = 60_000;
const DASHBOARD_KEPT_MS = 30_000;

const conversionSchema = z.object({
  status: z.object({
    conversion: z.object({
      failed: z.boolean().optional(),
      storedVersion: z.string().optional(),
    }),
  }),
});

export interface GrafanaDashboardsOptions {
  settings: GrafanaSettings;
  server: GrafanaServer;
  openUrl: (uid: string) => string | undefined;
}

/** Dashboards of a Grafana: those alone that its tags and folders in the configuration let through. */
export class GrafanaDashboards implements DashboardSource {
  readonly #options: GrafanaDashboardsOptions;
  readonly #lists = SharedAnswers.create<FoundDashboard[]>({
    now: Date.now,
    bytesOf: list => list.length * 200,
  });
  readonly #documents = SharedAnswers.create<unknown>({
    now: Date.now,
    bytesOf: () => 100_000,
  });

  static create(options: GrafanaDashboardsOptions): GrafanaDashboards {
    return new GrafanaDashboards(options);
  }

  private constructor(options: GrafanaDashboardsOptions) {
    this.#options = options;
  }

  async list(signal: AbortSignal): Promise<ListedDashboards> {
    const found = await this.#found(signal);
    return {
      items: found.map(({ uid, title, tags }) => ({
        uid,
        title,
        tags,
        ...this.#origin(uid),
      })),
      notices:
        found.length === MOST
          ? [
              `Only the first ${MOST} dashboards of Grafana are listed; name tags or folders in odp.observability.grafana.`,
            ]
          : [],
    };
  }

  async find(
    uid: string,
    signal: AbortSignal,
  ): Promise<KnownDashboard | undefined> {
    // What is not listed is nobody's to draw, also where the token could read it.
    const found = await this.#found(signal);
    if (!found.some(listed => listed.uid === uid)) {
      return undefined;
    }
    const document = await this.#documents.get(
      uid,
      { keepMs: DASHBOARD_KEPT_MS, signal },
      making => this.#options.server.dashboard(uid, making),
    );
    if (document === undefined) {
      return undefined;
    }
    return { dashboard: this.#read(document), ...this.#origin(uid) };
  }

  #read(document: unknown) {
    const conversion =
      conversionSchema.safeParse(document).data?.status.conversion;
    if (conversion?.failed) {
      throw DashboardError.schemaV2(undefined);
    }
    const { dashboard } = readDashboard(document);
    return conversion?.storedVersion?.startsWith('v2')
      ? {
          ...dashboard,
          notices: [
            ...dashboard.notices,
            'Grafana keeps it in schema v2 and tells it in the classic one; what has no place there is left out.',
          ],
        }
      : dashboard;
  }

  #found(signal: AbortSignal): Promise<FoundDashboard[]> {
    const { settings, server } = this.#options;
    const search = new URLSearchParams([
      ...settings.tags.map(tag => ['tag', tag]),
      ...settings.folders.map(folder => ['folderUIDs', folder]),
      ['limit', String(MOST)],
    ]);
    // Grafana lists what has all of the tags; one is enough here.
    const searches = settings.tags.length
      ? settings.tags.map(tag => {
          const one = new URLSearchParams(search);
          one.set('tag', tag);
          return one;
        })
      : [search];
    return this.#lists.get(
      'list',
      { keepMs: LIST_KEPT_MS, signal },
      async making => {
        const lists = await Promise.all(
          searches.map(one => server.search(String(one), making)),
        );
        return [...new Map(lists.flat().map(one => [one.uid, one])).values()];
      },
    );
  }

  #origin(uid: string) {
    const openUrl = this.#options.openUrl(uid);
    return { source: 'grafana' as const, ...(openUrl && { openUrl }) };
  }
}
