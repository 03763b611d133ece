import type { LoggerService } from '@backstage/backend-plugin-api';
import { SourceError } from '../sources/SourceError';
import type {
  DashboardSource,
  KnownDashboard,
  ListedDashboards,
} from './DashboardSource';

/** The dashboards of all sources; of two with one uid, that of the first. */
export class DashboardBook implements DashboardSource {
  readonly #sources: readonly DashboardSource[];
  readonly #logger: LoggerService;

  static create(
    sources: readonly DashboardSource[],
    logger: LoggerService,
  ): DashboardBook {
    return new DashboardBook(sources, logger);
  }

  private constructor(
    sources: readonly DashboardSource[],
    logger: LoggerService,
  ) {
    this.#sources = sources;
    this.#logger = logger;
  }

  /** A source that does not answer hides no other: a notice says so. */
  async list(signal: AbortSignal): Promise<ListedDashboards> {
    const lists = await Promise.all(
      this.#sources.map(source =>
        source.list(signal).catch((error): ListedDashboards => {
          signal.throwIfAborted();
          if (!(error instanceof SourceError)) {
            throw error;
          }
          this.#logger.warn(error.message, error.cause as Error);
          return {
            items: [],
            notices: [`Its dashboards are not listed. ${error.message}.`],
          };
        }),
      ),
    );
    const items = new Map<string, ListedDashboards['items'][number]>();
    for (const item of lists.flatMap(list => list.items)) {
      if (!items.has(item.uid)) {
        items.set(item.uid, item);
      }
    }
    return {
      items: [...items.values()],
      notices: lists.flatMap(({ notices }) => notices),
    };
  }

  async find(
    uid: string,
    signal: AbortSignal,
  ): Promise<KnownDashboard | undefined> {
    for (const source of this.#sources) {
      const found = await source.find(uid, signal);
      if (found) {
        return found;
      }
    }
    return undefined;
  }
}
