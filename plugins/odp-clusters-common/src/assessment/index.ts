export * from './assessCluster';
export * from './assessNamespace';
export * from './NamespaceInput';
