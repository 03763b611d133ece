import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Dashboard,
  DashboardError,
  dashboardUidSchema,
  readDashboard,
} from '@internal/plugin-odp-observability-common';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  DashboardSource,
  KnownDashboard,
  ListedDashboards,
} from './DashboardSource';

export interface FolderDashboardsOptions {
  folder: string;
  /** Uids as they are listed; those that it does not name come after, by title. */
  order: readonly string[];
  logger: LoggerService;
  /** Of the dashboard of this uid in Grafana. */
  openUrl: (uid: string) => string | undefined;
}

/** Dashboards that come with the portal, read once: they are part of what is deployed. */
export class FolderDashboards implements DashboardSource {
  readonly #dashboards = new Map<string, Dashboard>();
  readonly #notices: string[] = [];
  readonly #options: FolderDashboardsOptions;

  static load(options: FolderDashboardsOptions): FolderDashboards {
    return new FolderDashboards(options);
  }

  private constructor(options: FolderDashboardsOptions) {
    this.#options = options;
    for (const file of this.#files()) {
      const problem = this.#read(file);
      if (problem) {
        this.#notices.push(`${file} is not listed: ${problem}`);
      }
    }
    this.#notices.forEach(notice => options.logger.warn(notice));
  }

  get dashboards(): Dashboard[] {
    const { order } = this.#options;
    const placeOf = ({ uid }: Dashboard) =>
      order.includes(uid) ? order.indexOf(uid) : order.length;
    return [...this.#dashboards.values()].sort(
      (one, other) =>
        placeOf(one) - placeOf(other) || one.title.localeCompare(other.title),
    );
  }

  async list(): Promise<ListedDashboards> {
    return {
      items: this.dashboards.map(({ uid, title, tags }) => ({
        uid,
        title,
        tags,
        ...this.#origin(uid),
      })),
      notices: this.#notices,
    };
  }

  async find(uid: string): Promise<KnownDashboard | undefined> {
    const dashboard = this.#dashboards.get(uid);
    return dashboard && { dashboard, ...this.#origin(uid) };
  }

  #origin(uid: string) {
    const openUrl = this.#options.openUrl(uid);
    return { source: 'portal' as const, ...(openUrl && { openUrl }) };
  }

  #files(): string[] {
    try {
      return readdirSync(this.#options.folder)
        .filter(file => file.endsWith('.json'))
        .sort();
    } catch {
      this.#notices.push(
        "The folder of the portal's dashboards cannot be read; odp.observability.dashboards must name it",
      );
      return [];
    }
  }

  /** Why it is not taken, when it is not. */
  #read(file: string): string | undefined {
    try {
      const text = readFileSync(path.join(this.#options.folder, file), 'utf8');
      const { dashboard } = readDashboard(JSON.parse(text));
      const uid = dashboardUidSchema.safeParse(dashboard.uid);
      if (!uid.success) {
        return 'its uid must be 1 to 40 letters, digits, _ and -';
      }
      if (this.#dashboards.has(uid.data)) {
        return `another file has its uid, ${uid.data}`;
      }
      this.#dashboards.set(uid.data, dashboard);
      return undefined;
    } catch (error) {
      return error instanceof DashboardError
        ? error.message
        : 'it cannot be read, or is no JSON';
    }
  }
}
