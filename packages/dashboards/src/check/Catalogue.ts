import type { Metric, MetricCatalogue } from '@internal/target-state';

const PARTS = /_(bucket|sum|count)$/;

/** The metric catalogue by the names of series. */
export class Catalogue {
  readonly #metrics: Map<string, Metric>;

  private constructor(metrics: Map<string, Metric>) {
    this.#metrics = metrics;
  }

  static create({ metrics }: MetricCatalogue): Catalogue {
    return new Catalogue(new Map(metrics.map(each => [each.name, each])));
  }

  /** The metric that series of a name belong to; those of a histogram have a suffix. */
  metricOf(series: string): Metric | undefined {
    const exact = this.#metrics.get(series);
    if (exact) {
      return hasParts(exact) ? undefined : exact;
    }
    const family = this.#metrics.get(series.replace(PARTS, ''));
    return family && hasParts(family) ? family : undefined;
  }

  /** Whether series of a name only ever grow, so that a rate of them means something. */
  isCounted(series: string): boolean {
    const metric = this.metricOf(series);
    return metric?.type === 'counter' || !!(metric && hasParts(metric));
  }

  names(): string[] {
    return [...this.#metrics.keys()];
  }
}

function hasParts({ type }: Metric): boolean {
  return type === 'histogram' || type === 'summary';
}
