import {
  type ClusterWriter,
  KubernetesApiError,
  type NewKubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import { POD, SUBJECT_ACCESS_REVIEW } from './workspaceKinds';

/** What a subject of a workspace may or may not do. */
export interface AccessExpectation {
  /** As the cluster calls it. */
  subject: { kind: 'User' | 'Group'; name: string };
  attributes: {
    verb: string;
    group: string;
    resource: string;
    namespace: string;
    name?: string;
  };
  isAllowed: boolean;
}

/** Asks the cluster; gives a sentence for what is not as expected. */
export async function checkAccess(
  writer: ClusterWriter,
  expectation: AccessExpectation,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { subject, attributes, isAllowed } = expectation;
  const review: NewKubernetesObject = {
    ...SUBJECT_ACCESS_REVIEW,
    spec: {
      resourceAttributes: attributes,
      ...(subject.kind === 'User'
        ? { user: subject.name }
        : { user: 'odp-portal-check', groups: [subject.name] }),
    },
  };
  const { object } = await writer.create(review, { signal });
  const status = object.status as { allowed?: boolean } | undefined;
  if (Boolean(status?.allowed) === isAllowed) {
    return undefined;
  }
  const { verb, resource, namespace } = attributes;
  return `${subject.kind} ${subject.name} may ${
    isAllowed ? 'not ' : ''
  }${verb} ${resource} in ${namespace}.`;
}

/** Pods that a namespace is tried with. */
function podOf(
  namespace: string,
  { isPrivileged }: { isPrivileged: boolean },
): NewKubernetesObject {
  const restricted = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  return {
    ...POD,
    metadata: {
      generateName: 'odp-portal-check-',
      namespace,
      annotations: { 'sidecar.istio.io/inject': 'false' },
    },
    spec: {
      containers: [
        {
          name: 'check',
          image: 'odp-portal-check',
          securityContext: isPrivileged ? { privileged: true } : restricted,
        },
      ],
    },
  };
}

/** Tries both kinds of pods without making them; gives sentences for what is not as it should be. */
export async function checkPodSecurity(
  writer: ClusterWriter,
  namespace: string,
  signal: AbortSignal,
): Promise<string[]> {
  const refusalOf = async (isPrivileged: boolean) => {
    try {
      await writer.create(podOf(namespace, { isPrivileged }), {
        dryRun: true,
        signal,
      });
      return undefined;
    } catch (error) {
      if (error instanceof KubernetesApiError && error.status === 403) {
        return error.message;
      }
      throw error;
    }
  };
  const compliant = await refusalOf(false);
  const privileged = await refusalOf(true);
  return [
    // A quota that is used up refuses pods, too, and rightly.
    ...(compliant && isOfPodSecurity(compliant)
      ? [`A pod that keeps the rules is refused: ${compliant}`]
      : []),
    ...(privileged && isOfPodSecurity(privileged)
      ? []
      : ['A privileged pod is not refused by Pod Security.']),
  ];
}

function isOfPodSecurity(message: string): boolean {
  return message.includes('violates PodSecurity');
}
