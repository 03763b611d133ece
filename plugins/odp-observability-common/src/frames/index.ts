export * from './frame';
export { fromPrometheus, type PrometheusQuery } from './fromPrometheus';
