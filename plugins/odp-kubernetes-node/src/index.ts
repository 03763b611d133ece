export type {
  CertificateAuthority,
  ClusterCredentials,
  ClusterDefinition,
} from './definition/ClusterDefinition';
export type {
  ClusterClient,
  ClusterClientCounters,
  ClusterReadOptions,
  ClusterRequestOptions,
  ClusterStream,
} from './client/ClusterClient';
export {
  ClusterConnectionError,
  KubernetesApiError,
  type ClusterConnectionProblem,
} from './client/errors';
export type { ResourceDefinition } from './reflector/ResourceDefinition';
export type {
  ReflectorCounters,
  ReflectorPhase,
  ReflectorState,
} from './reflector/ReflectorState';
export type {
  ReflectorHandle,
  ReflectorOptions,
  ReflectorRuntime,
  ReflectorTiming,
} from './reflector/ReflectorOptions';
