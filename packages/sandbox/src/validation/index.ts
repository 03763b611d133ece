import {
  invalidObject,
  type Problem,
  type Resource,
  type StoredObject,
} from '../store';
import { problemsOfLevels } from '../admission/podSecurity/policy';
import { problemsOfBinding } from './access';
import { problemsOfDeployment } from './deployments';
import { problemsOfLimits, problemsOfQuota } from './limits';
import {
  problemsOfAuthorization,
  problemsOfDestination,
  problemsOfPeers,
} from './mesh';
import { problemsOfMetadata } from './names';
import { problemsOfPolicy } from './network';
import { problemsOfPod, problemsOfWorkload } from './pods';
import { problemsOfAutoscaler, problemsOfBudget } from './scaling';
import { problemsOfService } from './services';

type Check = (object: StoredObject, previous?: StoredObject) => Problem[];

const CHECKS: Record<string, Check | undefined> = {
  AuthorizationPolicy: ({ spec = {} }) => problemsOfAuthorization(spec),
  ClusterRoleBinding: problemsOfBinding,
  DaemonSet: problemsOfWorkload,
  Deployment: problemsOfDeployment,
  DestinationRule: ({ spec = {} }) => problemsOfDestination(spec),
  HorizontalPodAutoscaler: ({ spec = {} }) => problemsOfAutoscaler(spec),
  Namespace: problemsOfLevels,
  LimitRange: ({ spec = {} }) => problemsOfLimits(spec),
  NetworkPolicy: ({ spec = {} }) => problemsOfPolicy(spec),
  PeerAuthentication: ({ spec = {} }) => problemsOfPeers(spec),
  Pod: ({ spec }) => problemsOfPod(spec, 'spec'),
  PodDisruptionBudget: ({ spec = {} }) => problemsOfBudget(spec),
  ResourceQuota: ({ spec = {} }) => problemsOfQuota(spec),
  RoleBinding: problemsOfBinding,
  Service: ({ spec = {} }) => problemsOfService(spec),
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
