export type {
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
/** Part of what the client throws. */
export { ConnectionError } from '@internal/backend-kit';
export { KubernetesApiError } from './client/errors';
export type {
  KubernetesErrorCause,
  KubernetesErrorDetails,
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
export { readClusterDefinitions } from './definition/readClusterDefinitions';
export { isClusterName } from './definition/clusterName';
export { createClusterClient } from './client/createClusterClient';
export { resourcePath } from './reflector/resourcePath';
export { startReflector } from './reflector/startReflector';
export { REFLECTOR_TIMING } from './reflector/timing';
export type {
  ApplyOptions,
  ClusterWriter,
  CreateOptions,
  RemoveOptions,
  WriterCallOptions,
  Written,
} from './writer/ClusterWriter';
export type {
  KubernetesKind,
  KubernetesObject,
  NewKubernetesObject,
  ObjectReference,
} from './writer/KubernetesObject';
export {
  type ApplyConflict,
  ApplyConflictError,
} from './writer/ApplyConflictError';
export { isUnknownField } from './writer/isUnknownField';
export { OtherObjectError } from './writer/OtherObjectError';
export { WriteRefusedError } from './writer/WriteRefusedError';
export { readWriterDefinitions } from './definition/readWriterDefinitions';
export {
  type ClusterWriterOptions,
  createClusterWriter,
} from './writer/createClusterWriter';
