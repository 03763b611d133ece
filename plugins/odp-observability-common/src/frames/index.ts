export * from './frame';
export { fromGrafana, grafanaFramesSchema } from './fromGrafana';
export { fromPrometheus, type PrometheusQuery } from './fromPrometheus';
