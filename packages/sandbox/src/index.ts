export type { Fault, FaultEffect } from './faults/Faults';
export * from './play';
export type { SandboxCluster } from './SandboxCluster';
export * from './startSandbox';
export * from './store';
export { RealCluster } from './testing/RealCluster';
