export * from './assessCluster';
export * from './assessNamespace';
export * from './assessNode';
export type { AssessedPod } from './assessPods';
export * from './NamespaceInput';
export * from './rolloutsOf';
