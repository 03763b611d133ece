import { readBase } from './metadata';
import {
  projectAutoscaler,
  projectBudget,
  projectClaim,
  projectQuota,
} from './limits';
import { projectAuthorizationPolicy } from './authorization';
import { projectDestinationRule, projectPeerAuthentication } from './mesh';
import { projectEvent, projectNamespace } from './namespaces';
import {
  projectEndpointSlice,
  projectNetworkPolicy,
  projectService,
} from './network';
import { projectNode } from './nodes';
import { projectPod } from './pods';
import {
  projectCronJob,
  projectDaemonSet,
  projectDeployment,
  projectJob,
  projectReplicaSet,
  projectStatefulSet,
} from './workloads';

/** A kind that the portal reads: how the API names it, and what is kept of an object. */
export interface KindDefinition<R> {
  group: string;
  version: string;
  plural: string;
  fieldSelector?: string;
  /** Set for kinds that a cluster may well not know: there are none of them then, which is nothing to act on. */
  optional?: boolean;
  /** What cannot be known without it, for the sentence of a gap. */
  hides: string;
  project(raw: unknown): R | undefined;
}

function kind<R>(
  definition: Omit<KindDefinition<R>, 'version'> & { version?: string },
): KindDefinition<R> {
  return { version: 'v1', ...definition };
}

/** Every kind that the portal reads. Never Secrets or ConfigMaps. */
export const KINDS = {
  nodes: kind({
    group: '',
    plural: 'nodes',
    hides: 'whether nodes answer',
    project: projectNode,
  }),
  namespaces: kind({
    group: '',
    plural: 'namespaces',
    hides: 'which namespaces there are',
    project: projectNamespace,
  }),
  pods: kind({
    group: '',
    plural: 'pods',
    hides: 'the state of pods',
    fieldSelector: 'status.phase!=Succeeded',
    project: projectPod,
  }),
  deployments: kind({
    group: 'apps',
    plural: 'deployments',
    hides: 'what Deployments ask for',
    project: projectDeployment,
  }),
  statefulsets: kind({
    group: 'apps',
    plural: 'statefulsets',
    hides: 'what StatefulSets ask for',
    project: projectStatefulSet,
  }),
  daemonsets: kind({
    group: 'apps',
    plural: 'daemonsets',
    hides: 'what DaemonSets ask for',
    project: projectDaemonSet,
  }),
  replicasets: kind({
    group: 'apps',
    plural: 'replicasets',
    hides: 'which Deployment a pod belongs to',
    project: projectReplicaSet,
  }),
  jobs: kind({
    group: 'batch',
    plural: 'jobs',
    hides: 'whether Jobs failed',
    project: projectJob,
  }),
  cronjobs: kind({
    group: 'batch',
    plural: 'cronjobs',
    hides: 'what is scheduled',
    project: projectCronJob,
  }),
  services: kind({
    group: '',
    plural: 'services',
    hides: 'what is served',
    project: projectService,
  }),
  endpointslices: kind({
    group: 'discovery.k8s.io',
    plural: 'endpointslices',
    hides: 'what a Service reaches',
    project: projectEndpointSlice,
  }),
  poddisruptionbudgets: kind({
    group: 'policy',
    plural: 'poddisruptionbudgets',
    hides: 'which disruptions are allowed',
    project: projectBudget,
  }),
  resourcequotas: kind({
    group: '',
    plural: 'resourcequotas',
    hides: 'how much of a quota is used',
    project: projectQuota,
  }),
  limitranges: kind({
    group: '',
    plural: 'limitranges',
    hides: 'default limits',
    project: readBase,
  }),
  networkpolicies: kind({
    group: 'networking.k8s.io',
    plural: 'networkpolicies',
    hides: 'who may talk to whom',
    project: projectNetworkPolicy,
  }),
  horizontalpodautoscalers: kind({
    group: 'autoscaling',
    version: 'v2',
    plural: 'horizontalpodautoscalers',
    hides: 'whether autoscaling is at its limit',
    project: projectAutoscaler,
  }),
  persistentvolumeclaims: kind({
    group: '',
    plural: 'persistentvolumeclaims',
    hides: 'whether volumes are there',
    project: projectClaim,
  }),
  events: kind({
    group: '',
    plural: 'events',
    hides: 'warnings',
    fieldSelector: 'type=Warning',
    project: projectEvent,
  }),
  peerauthentications: kind({
    group: 'security.istio.io',
    plural: 'peerauthentications',
    hides: 'which mTLS mode the mesh asks for',
    optional: true,
    project: projectPeerAuthentication,
  }),
  authorizationpolicies: kind({
    group: 'security.istio.io',
    plural: 'authorizationpolicies',
    hides: 'which callers the mesh lets through',
    optional: true,
    project: projectAuthorizationPolicy,
  }),
  destinationrules: kind({
    group: 'networking.istio.io',
    plural: 'destinationrules',
    hides: 'which TLS clients speak',
    optional: true,
    project: projectDestinationRule,
  }),
} as const;

export type KindName = keyof typeof KINDS;

/** The record that is kept of an object of a kind. */
export type RecordOf<K extends KindName> = NonNullable<
  ReturnType<(typeof KINDS)[K]['project']>
>;
