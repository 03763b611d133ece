export type { Fault, FaultEffect } from './faults/Faults';
export { busyDay } from './metrics/busyDay';
export { historyText } from './metrics/historyText';
export { piecesOf } from './metrics/piecesOf';
export * from './play';
export type {
  PulsarFault,
  PulsarFaultEffect,
} from './pulsar/faults/PulsarFault';
export type { SandboxPulsar } from './pulsar/SandboxPulsar';
export type { SandboxCluster } from './SandboxCluster';
export * from './startSandbox';
export * from './store';
export { RealCluster } from './testing/RealCluster';
