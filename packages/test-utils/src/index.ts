export * from './clusters/architecture';
export * from './clusters/clusters';
export * from './clusters/health';
export * from './clusters/namespaces';
export * from './clusters/topology';
export * from './kubernetes/objects';
export * from './pulsar/eventBus';
export * from './pulsar/readings';
