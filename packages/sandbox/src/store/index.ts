export * from './KubernetesObject';
export * from './ObjectStore';
export * from './patch';
export * from './resources';
export * from './ResourceTable';
export * from './selectors';
export * from './StatusError';
