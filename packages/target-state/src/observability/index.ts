export * from './loadMetricCatalogue';
export type { Metric, MetricCatalogue } from './metricCatalogue';
export * from './parseMetricCatalogue';
