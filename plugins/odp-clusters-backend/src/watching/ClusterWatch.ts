import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Freshness,
  type Gap,
  type KindDefinition,
  type KindName,
  KINDS,
  type RecordOf,
} from '@internal/plugin-odp-clusters-common';
import {
  type ClusterClient,
  type ClusterDefinition,
  type ReflectorHandle,
  type ReflectorState,
  startReflector,
} from '@internal/plugin-odp-kubernetes-node';
import { ClusterStore } from '../store/ClusterStore';
import {
  freshnessOf,
  gapsOf,
  isOptional,
  leftOutGaps,
  settledAt,
  type SettlingContext,
} from './freshness';

export interface ClusterWatchOptions {
  definition: ClusterDefinition;
  client: ClusterClient;
  kinds: KindName[];
  /** Kinds that are not read, to be named as gaps. */
  leftOut: KindName[];
  idleMs: number;
  /** How long a kind that was never read may fail before the cluster is shown without it. */
  kindFailureMs: number;
  /** Namespace whose mesh policies hold everywhere. */
  meshRootNamespace: string;
  logger: LoggerService;
  now?: () => number;
}

/** Reads one cluster: a reflector a kind, all into one store. */
export class ClusterWatch {
  readonly definition: ClusterDefinition;
  readonly client: ClusterClient;
  readonly store: ClusterStore;
  readonly #now: () => number;
  readonly #kindFailureMs: number;
  readonly #leftOut: Gap[];
  readonly #reflectors = new Map<KindName, ReflectorHandle<unknown>>();
  #version: string | undefined;
  #listener: () => void = () => {};
  #stopped = false;

  static start(options: ClusterWatchOptions): ClusterWatch {
    return new ClusterWatch(options);
  }

  private constructor(options: ClusterWatchOptions) {
    this.definition = options.definition;
    this.client = options.client;
    this.#now = options.now ?? Date.now;
    this.#kindFailureMs = options.kindFailureMs;
    this.#leftOut = leftOutGaps(options.leftOut);
    this.store = ClusterStore.create(this.#now, options.meshRootNamespace);
    for (const kind of options.kinds) {
      this.#reflectors.set(kind, this.#reflect(kind, options));
    }
  }

  /** Calls `listener` when something changed: records, or what is known of their age. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** Git version of the API server; absent until it was read. */
  get version(): string | undefined {
    return this.#version;
  }

  freshness(): Freshness {
    return freshnessOf(this.states(), this.#context());
  }

  gaps(): Gap[] {
    return [...gapsOf(this.states(), this.#context()), ...this.#leftOut];
  }

  /** When enough is known of every kind to show the cluster; Infinity while that cannot be told. */
  get settledAt(): number {
    return settledAt(this.states(), this.#context());
  }

  states(): Array<{ kind: KindName; state: ReflectorState; size: number }> {
    return [...this.#reflectors].map(([kind, reflector]) => ({
      kind,
      state: reflector.state(),
      size: reflector.size(),
    }));
  }

  counters() {
    return [...this.#reflectors].map(([kind, reflector]) => ({
      kind,
      ...reflector.counters(),
    }));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(
      [...this.#reflectors.values()].map(reflector => reflector.stop()),
    );
    await this.client.close();
  }

  #context(): SettlingContext {
    return { now: this.#now(), failureMs: this.#kindFailureMs };
  }

  #reflect<K extends KindName>(
    kind: K,
    options: ClusterWatchOptions,
  ): ReflectorHandle<unknown> {
    const definition = KINDS[kind] as unknown as KindDefinition<RecordOf<K>>;
    const onChange = () => this.#listener();
    return startReflector<RecordOf<K>>({
      client: options.client,
      resource: definition,
      project: raw => definition.project(raw),
      onUpsert: (record, previous) => {
        this.store.upsert(kind, record, previous);
        onChange();
      },
      onRemove: record => {
        this.store.remove(kind, record);
        onChange();
      },
      onSynced: () => {
        this.store.setReadable(kind, true);
        this.#readVersion();
        onChange();
      },
      onStateChange: state => {
        if (state.phase === 'forbidden' || state.phase === 'absent') {
          const hasNone = state.phase === 'absent' && isOptional(kind);
          this.store.setReadable(kind, hasNone);
        } else if (state.phase === 'live') {
          this.store.setReadable(kind, true);
        }
        onChange();
      },
      logger: options.logger,
      timing: { idleMs: options.idleMs },
    });
  }

  #readVersion() {
    if (this.#version !== undefined || this.#stopped) {
      return;
    }
    this.client
      .getJson<{ gitVersion?: string }>('/version')
      .then(({ gitVersion }) => {
        this.#version = gitVersion;
      })
      // The next complete list asks again.
      .catch(() => {});
  }
}
