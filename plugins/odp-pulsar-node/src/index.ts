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
  type PrometheusSource,
  type PulsarInstance,
  readPulsarInstances,
} from './config/readPulsarInstances';
export {
  type DispatchRate,
  namespacePoliciesSchema,
  rateOfCluster,
} from './reading/namespacePolicies';
