import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Traffic } from '@internal/plugin-odp-clusters-common';
import {
  type ClusterClient,
  createClusterClient,
} from '@internal/plugin-odp-kubernetes-node';
import { readTraffic } from './readTraffic';
import type { TrafficSource } from './TrafficSource';

export interface TrafficMeterOptions {
  cluster: string;
  source: TrafficSource;
  logger: LoggerService;
  /** There is another reading. */
  onChange: () => void;
  now?: () => number;
}

/** Measures the traffic of a cluster on its own slow timer, however many people look. */
export class TrafficMeter {
  readonly #options: TrafficMeterOptions;
  readonly #client: ClusterClient;
  readonly #now: () => number;
  #traffic: Traffic = {
    state: 'failed',
    words: 'the first measurement is under way',
  };
  #version = 0;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  static start(options: TrafficMeterOptions): TrafficMeter {
    return new TrafficMeter(options);
  }

  private constructor(options: TrafficMeterOptions) {
    const { cluster, source } = options;
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#client = createClusterClient({
      name: cluster,
      url: source.url,
      certificateAuthority: source.caFile
        ? { kind: 'file', path: source.caFile }
        : { kind: 'system' },
      credentials: source.tokenFile
        ? { kind: 'file', path: source.tokenFile }
        : { kind: 'none' },
    });
    this.#measure();
  }

  /** The last reading. */
  get traffic(): Traffic {
    return this.#traffic;
  }

  /** Another one for every other reading. */
  get version(): number {
    return this.#version;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#client.close();
  }

  async #measure(): Promise<void> {
    const { source, onChange } = this.#options;
    const before = this.#traffic;
    const after = await this.#read();
    if (this.#stopped) {
      return;
    }
    this.#traffic = after;
    this.#version += 1;
    this.#log(before, after);
    onChange();
    this.#timer = setTimeout(() => this.#measure(), source.intervalMs);
    this.#timer.unref();
  }

  async #read(): Promise<Traffic> {
    const { windowMinutes, labels } = this.#options.source;
    try {
      return await readTraffic(this.#client, {
        windowMinutes,
        labels,
        now: this.#now(),
      });
    } catch (error) {
      return {
        state: 'failed',
        words: `Prometheus gives no traffic: ${(error as Error).message}`,
        ...('asOf' in this.#traffic && { asOf: this.#traffic.asOf }),
      };
    }
  }

  /** Says what changed, and not the same every minute. */
  #log(before: Traffic, after: Traffic) {
    const { logger, cluster } = this.#options;
    if (after.state === 'failed') {
      if (before.state !== 'failed' || before.words !== after.words) {
        logger.warn(
          `The traffic of ${cluster} is not measured: ${after.words}`,
        );
      }
    } else if (before.state === 'failed') {
      logger.info(`The traffic of ${cluster} is measured`);
    }
  }
}
