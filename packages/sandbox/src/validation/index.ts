import {
  invalidObject,
  type Problem,
  type Resource,
  type StoredObject,
} from '../store';
import { problemsOfLevels } from '../admission/podSecurity/policy';
import { problemsOfBinding } from './access';
import { problemsOfLimits, problemsOfQuota } from './limits';
import {
  problemsOfAuthorization,
  problemsOfDestination,
  problemsOfPeers,
} from './mesh';
import { problemsOfMetadata } from './names';
import { problemsOfPolicy } from './network';
import { problemsOfPod, problemsOfWorkload } from './pods';

type Check = (object: StoredObject, previous?: StoredObject) => Problem[];

const CHECKS: Record<string, Check | undefined> = {
  AuthorizationPolicy: ({ spec = {} }) => problemsOfAuthorization(spec),
  ClusterRoleBinding: problemsOfBinding,
  DaemonSet: problemsOfWorkload,
  Deployment: problemsOfWorkload,
  DestinationRule: ({ spec = {} }) => problemsOfDestination(spec),
  Namespace: problemsOfLevels,
  LimitRange: ({ spec = {} }) => problemsOfLimits(spec),
  NetworkPolicy: ({ spec = {} }) => problemsOfPolicy(spec),
  PeerAuthentication: ({ spec = {} }) => problemsOfPeers(spec),
  Pod: ({ spec }) => problemsOfPod(spec, 'spec'),
  ResourceQuota: ({ spec = {} }) => problemsOfQuota(spec),
  RoleBinding: problemsOfBinding,
  StatefulSet: problemsOfWorkload,
};

/**
 * Refuses values that a kind does not allow.
 *
 * @param previous what a change takes the place of
 * @throws StatusError 422 with a cause for each field
 */
export function validate(
  resource: Resource,
  object: StoredObject,
  previous?: StoredObject,
): void {
  const problems = [
    ...problemsOfMetadata(object),
    ...(CHECKS[object.kind]?.(object, previous) ?? []),
  ];
  if (problems.length) {
    throw invalidObject({ ...resource, name: object.metadata.name }, problems);
  }
}
