export * from './KubernetesObject';
export * from './ObjectStore';
export * from './patch';
export * from './problems';
export * from './resources';
export { sameJson } from './sameJson';
export * from './ResourceTable';
export * from './selectors';
export * from './StatusError';
