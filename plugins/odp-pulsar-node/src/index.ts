export type { BrokerAddresses } from './client/BrokerAddresses';
export {
  connectInstance,
  type ConnectedInstance,
  connectServer,
} from './client/connectInstance';
export type { PulsarAdmin } from './client/PulsarAdmin';
export { PulsarError } from './client/PulsarError';
export type { PulsarHttp, PulsarHttpLimits } from './client/PulsarHttp';
export {
  type BusWriterDefinition,
  readBusWriterDefinition,
} from './config/readBusWriterDefinition';
export {
  type PrometheusSource,
  type PulsarInstance,
  readPulsarInstances,
} from './config/readPulsarInstances';
export {
  type DispatchRate,
  parseNamespacePolicies,
  rateOfCluster,
} from './reading/namespacePolicies';
export type {
  BusCallOptions,
  BusNamespaceWriter,
  BusTopic,
  ReadBusNamespace,
} from './writer/BusNamespaceWriter';
export type {
  BusSubscriptionWriter,
  BusTopicUse,
} from './writer/BusSubscriptionWriter';
export type {
  BusPolicies,
  BusPolicyChange,
  BusRate,
  ReadBusPolicies,
} from './writer/busPolicies';
export { busPolicyChanges } from './writer/busPolicyChanges';
export { createBusNamespaceWriter } from './writer/createBusNamespaceWriter';
