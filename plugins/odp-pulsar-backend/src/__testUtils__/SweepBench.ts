import { mockServices } from '@backstage/backend-test-utils';
import type {
  Eviction,
  TopicReading,
} from '@internal/plugin-odp-pulsar-common';
import {
  type ConnectedInstance,
  connectInstance,
  type PulsarHttpLimits,
} from '@internal/plugin-odp-pulsar-node';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FakePulsar } from '@internal/test-utils';
import type { BusSnapshot } from '../collection/BusSnapshot';
import { InstanceWatch } from '../collection/InstanceWatch';
import { Sweeper } from '../collection/Sweeper';
import { type Change, TopicStore } from '../collection/TopicStore';
import { TopicHistories } from '../history/TopicHistories';

export interface SweepBenchOptions {
  isProxy?: boolean;
  metricsUrl?: string;
  brokerHosts?: string[];
  limits?: Partial<PulsarHttpLimits>;
}

/** Sweeps of fake brokers, one after the other, by a clock that the test may set. */
export class SweepBench {
  /** Added to the clock of the portal, in milliseconds. */
  clockOffset = 0;
  readonly tokenFile: string;
  readonly histories = TopicHistories.create();
  readonly connected: ConnectedInstance;
  readonly watch: InstanceWatch;
  /** What the sweeps found changed, the latest last. */
  readonly changes: Change[][] = [];
  readonly #folder: string;
  readonly #events = new EventEmitter();

  static start(
    pulsar: FakePulsar,
    options: SweepBenchOptions = {},
  ): SweepBench {
    return new SweepBench(pulsar, options);
  }

  private constructor(pulsar: FakePulsar, options: SweepBenchOptions) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'pulsar-sweeps-'));
    this.tokenFile = path.join(this.#folder, 'token');
    writeFileSync(this.tokenFile, 'secret');
    const { isProxy = false, metricsUrl, brokerHosts = [], limits } = options;
    const now = () => Date.now() + this.clockOffset;
    this.connected = connectInstance(
      { adminUrl: pulsar.url(0), brokerHosts, tokenFile: this.tokenFile },
      { retryMs: [1, 2], ...limits },
    );
    const { admin, addresses } = this.connected;
    this.watch = InstanceWatch.start({
      name: 'odp-eu',
      intervalMs: 10,
      now,
      logger: mockServices.logger.mock(),
      store: TopicStore.create(this.histories),
      sweeper: Sweeper.create({
        admin,
        addresses,
        isProxy,
        metricsUrl,
        tenant: 'odp',
        now,
      }),
      owners: async () => ({ owners: new Map(), gaps: [] }),
      evictions: async changes => {
        this.changes.push([...changes]);
        return { evictions: [] as Eviction[], gaps: [] };
      },
      onSweep: () => this.#events.emit('sweep'),
    });
  }

  /** After the first sweep, when it is called at once. */
  async first(): Promise<void> {
    await once(this.#events, 'sweep');
  }

  /** After a sweep that began after this call. */
  async next(): Promise<InstanceWatch> {
    await once(this.#events, 'sweep');
    await once(this.#events, 'sweep');
    return this.watch;
  }

  /** Snapshot of {@link next}. */
  async snapshot(): Promise<BusSnapshot> {
    const { snapshot } = await this.next();
    return snapshot!;
  }

  async stop(): Promise<void> {
    await this.connected.http.close();
    await this.watch.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

/** A topic of a snapshot by its local name. */
export function topicOf(
  { topics }: BusSnapshot,
  local: string,
): TopicReading | undefined {
  return topics.find(({ reading }) => reading.name.endsWith(`/${local}`))
    ?.reading;
}
