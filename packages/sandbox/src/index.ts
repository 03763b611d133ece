export type { Fault, FaultEffect } from './faults/Faults';
export type { SandboxCluster } from './SandboxCluster';
export * from './startSandbox';
export * from './store';
