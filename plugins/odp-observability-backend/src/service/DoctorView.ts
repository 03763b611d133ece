import type {
  Dashboard,
  DoctorReport,
  MetricHealth,
} from '@internal/plugin-odp-observability-common';
import type { MetricCatalogue } from '@internal/target-state';
import { SourceError } from '../sources/SourceError';
import { notSetUp } from './notSetUp';
import type { Source, Sources } from './Sources';

export interface DoctorViewOptions {
  sources: Sources;
  catalogue: MetricCatalogue;
  /** Those that come with the portal. */
  dashboards: readonly Dashboard[];
}

/** Tells why panels are empty: sources, what they scrape, metrics that they never had. */
export class DoctorView {
  readonly #options: DoctorViewOptions;

  static create(options: DoctorViewOptions): DoctorView {
    return new DoctorView(options);
  }

  private constructor(options: DoctorViewOptions) {
    this.#options = options;
  }

  async report(reader: {
    seesPlatform: boolean;
    signal: AbortSignal;
  }): Promise<DoctorReport> {
    const { sources, catalogue } = this.#options;
    const { prometheus, grafana } = sources;
    const looks = await Promise.all(
      [prometheus, grafana]
        .filter(source => source !== undefined)
        .map(source => source.health.look(reader.signal)),
    );
    const missing = await this.#missing(prometheus ?? grafana, reader.signal);
    const jobs = looks.find(look => look.jobs)?.jobs;
    return {
      sources: [
        ...looks.map(({ reach }) => reach),
        ...(prometheus || grafana ? [] : [nothingSetUp(sources)]),
      ],
      missing: missing ?? [],
      ...(missing && { checked: catalogue.metrics.length }),
      ...(jobs && reader.seesPlatform && { jobs }),
    };
  }

  /** Undefined when nobody answers. */
  async #missing(
    source: Source | undefined,
    signal: AbortSignal,
  ): Promise<MetricHealth[] | undefined> {
    try {
      return await source?.metrics.missing(
        this.#options.dashboards.map(({ uid, panels }) => ({
          uid,
          text: panels
            .flatMap(({ targets }) => targets.map(({ expr }) => expr))
            .join('\n'),
        })),
        signal,
      );
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SourceError) {
        return undefined;
      }
      throw error;
    }
  }
}

function nothingSetUp(sources: Sources): DoctorReport['sources'][number] {
  const { sentence, remedy } = notSetUp('portal', sources);
  return {
    name: 'Prometheus',
    kind: 'prometheus',
    state: 'not-set-up',
    reason: `${sentence} ${remedy}`,
  };
}
