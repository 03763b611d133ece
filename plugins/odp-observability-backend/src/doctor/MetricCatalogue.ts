/** What is known of a metric before anybody saw it. */
export interface Metric {
  /** Without `_bucket`, `_sum` and `_count`. */
  name: string;
  exporter: string;
  /** What has to be switched on, an order to whoever runs it; absent when it is on by default. */
  enabledBy?: string;
  /** The family is absent until something happened. */
  traffic?: boolean;
  /** Of a recording rule: the metrics that it is made of. */
  source: string;
}

/** The metrics that dashboards may use. */
export interface MetricCatalogue {
  metrics: Metric[];
}
