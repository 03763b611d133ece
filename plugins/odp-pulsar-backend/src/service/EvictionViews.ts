import { type View, ViewCache, type Visibility } from '@internal/backend-kit';
import type { EvictionList } from '@internal/plugin-odp-pulsar-common';
import type { EvictionLedger } from '../ledger/EvictionLedger';
import type { BusNamespaceResource } from '../visibility/rules';
import type { BusViews } from './BusViews';
import {
  instanceNamed,
  sightOf,
  stateKey,
  type WatchedInstance,
} from './instances';

/** The latest, of ninety days. */
const MOST = 1_000;

export interface EvictionViewsOptions {
  instances: ReadonlyMap<string, WatchedInstance>;
  views: Pick<BusViews, 'lookAt'>;
  ledger: EvictionLedger;
}

/** Answers from the ledger of evictions, for a visibility. */
export class EvictionViews {
  readonly #options: EvictionViewsOptions;
  readonly #cache = new ViewCache();

  static create(options: EvictionViewsOptions): EvictionViews {
    return new EvictionViews(options);
  }

  private constructor(options: EvictionViewsOptions) {
    this.#options = options;
  }

  async list(
    name: string,
    visibility: Visibility<BusNamespaceResource>,
  ): Promise<View> {
    const { instances, views, ledger } = this.#options;
    const instance = instanceNamed(instances, name);
    const look = views.lookAt(name, visibility);
    const key = `evictions ${stateKey(instance)} ${visibility.key}`;
    const sight = sightOf(instance);
    const [items, since] = await Promise.all([
      ledger.list(name, { namespaces: look.bus.namespaces, limit: MOST }),
      ledger.watchedSince(name),
    ]);
    return this.#cache.get(
      `${name} ${key}`,
      (): EvictionList => ({
        ...sight,
        items,
        hidden: look.hidden,
        ...(since !== undefined && {
          watchedSince: new Date(since).toISOString(),
        }),
      }),
    );
  }
}
