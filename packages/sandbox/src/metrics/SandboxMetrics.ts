import type { MetricCatalogue, TargetState } from '@internal/target-state';
import type { SandboxPulsar } from '../pulsar/SandboxPulsar';
import type { SandboxCluster } from '../SandboxCluster';
import { resourceOfKey } from '../store';
import { beside, CALM_SCALE } from './busyDay';
import { familiesOf } from './families';
import { historyText } from './historyText';
import { busStory } from './live/busStory';
import { kubernetesStory } from './live/kubernetesStory';
import { metricsText } from './metricsText';
import { Sampler, type Epoch } from './Sampler';
import type { Story } from './Story';

/** What metrics are of. */
export interface MetricsOptions {
  clusters: Record<string, SandboxCluster>;
  pulsars: Record<string, SandboxPulsar>;
  target: TargetState;
  catalogue: MetricCatalogue;
  /** Whether the primary cluster has the troubles of the busy day. */
  isBusy: boolean;
  /** The moment that the scenario was played at, in seconds of Unix time. */
  playedAt: number;
}

/** The part of the history that is asked for, in seconds of Unix time; all of it without. */
export interface HistoryWish {
  fromSeconds?: number;
  toSeconds?: number;
  stepSeconds?: number;
}

/** So far the history goes back from the moment that the scenario was played at. */
const HISTORY_SECONDS = 6 * 3600;
/** Rates over a minute, the shortest that a panel asks for, want two values within it. */
const STEP_SECONDS = 30;
const GAUGE_SECONDS = 60;

/**
 * What exporters would tell of the sandbox: of nodes, pods, quotas, volumes and the
 * event bus what it holds, of everything else a story, which goes on with time. The
 * history of both is the same values at earlier moments.
 */
export class SandboxMetrics {
  readonly #options: MetricsOptions;
  readonly #epoch: Epoch;
  readonly #sampler: Sampler;

  private constructor(options: MetricsOptions) {
    this.#options = options;
    const { playedAt } = options;
    const endSeconds = playedAt - (playedAt % 60);
    this.#epoch = { beginSeconds: endSeconds - HISTORY_SECONDS, endSeconds };
    this.#sampler = Sampler.create(this.#epoch);
  }

  static create(options: MetricsOptions): SandboxMetrics {
    return new SandboxMetrics(options);
  }

  /** The values at a moment in seconds of Unix time, in Prometheus' text format. */
  now(seconds: number): string {
    const families = familiesOf(this.#options.catalogue, this.#story(seconds));
    return metricsText(families, this.#sampler, seconds);
  }

  /** Values of the past as text of OpenMetrics, told at a moment in seconds of Unix time. */
  history(seconds: number, wish: HistoryWish = {}): Generator<string> {
    return historyText(this.#options.catalogue, this.#story(seconds), {
      fromSeconds: this.#epoch.beginSeconds,
      toSeconds: seconds,
      stepSeconds: STEP_SECONDS,
      gaugeSeconds: GAUGE_SECONDS,
      ...wish,
      ...this.#epoch,
    });
  }

  #story(seconds: number): Story {
    const { clusters, pulsars, target, isBusy } = this.#options;
    const { endSeconds } = this.#epoch;
    const now = (seconds - endSeconds) / 60;
    return target.clusters.flatMap(({ name: cluster, role }) => {
      const kubernetes = clusters[cluster];
      // Who does not answer the portal does not answer a Prometheus either.
      if (!kubernetes || kubernetes.faults.hitsEverything) {
        return [];
      }
      const { store } = kubernetes;
      const isPrimary = role === 'primary';
      const bus = pulsars[cluster];
      return [
        ...beside({
          target,
          cluster,
          isBusy: isBusy && isPrimary,
          scale: isPrimary ? 1 : CALM_SCALE,
          podsOf: (namespace, component) =>
            store
              .list(resourceOfKey('pods'), namespace)
              .filter(
                ({ metadata }) =>
                  metadata.labels?.['app.kubernetes.io/name'] === component,
              )
              .map(({ metadata }) => metadata.name),
        }),
        ...kubernetesStory({ cluster, store, target, endSeconds, now }),
        ...(bus ? busStory(bus.state, { cluster, endSeconds, now }) : []),
      ];
    });
  }
}
