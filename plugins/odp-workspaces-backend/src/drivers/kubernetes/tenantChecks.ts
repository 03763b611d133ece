import {
  type ClusterWriter,
  KubernetesApiError,
  type NewKubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import type { Check } from '@internal/plugin-odp-workspaces-common';
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

/** Asks the cluster what somebody may do. */
export async function checkAccess(
  writer: ClusterWriter,
  expectation: AccessExpectation,
  signal: AbortSignal,
): Promise<Check> {
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
  const about = {
    kind: 'access',
    subject: `${subject.kind} ${subject.name}`,
    what: `${attributes.verb} ${attributes.resource}`,
    expected: isAllowed ? 'allowed' : 'denied',
  } as const;
  return answered(about, async () => {
    const { object } = await writer.create(review, { signal });
    const { allowed, reason } = (object.status ?? {}) as {
      allowed?: boolean;
      reason?: string;
    };
    return {
      found: allowed ? 'allowed' : 'denied',
      ...(reason && { message: reason }),
    };
  });
}

/** Tries a pod that keeps the rules and one that does not, without making them. */
export async function checkPodSecurity(
  writer: ClusterWriter,
  namespace: string,
  signal: AbortSignal,
): Promise<Check[]> {
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
  const tried = (what: string, expected: string, isPrivileged: boolean) =>
    answered({ kind: 'pod', what, expected }, async () => {
      const message = await refusalOf(isPrivileged);
      return {
        // A quota that is used up refuses pods, too, and rightly.
        found:
          message && isOfPodSecurity(message)
            ? 'refused by Pod Security'
            : 'accepted by Pod Security',
        ...(message && { message }),
      };
    });
  return [
    await tried(
      'a pod that keeps the rules',
      'accepted by Pod Security',
      false,
    ),
    await tried('a privileged pod', 'refused by Pod Security', true),
  ];
}

/** A check that cannot be made says nothing of the others. */
async function answered(
  about: Pick<Check, 'kind' | 'subject' | 'what' | 'expected'>,
  ask: () => Promise<{ found: string; message?: string }>,
): Promise<Check> {
  try {
    const answer = await ask();
    return {
      ...about,
      ...answer,
      outcome: answer.found === about.expected ? 'passed' : 'failed',
    };
  } catch (error) {
    return { ...about, outcome: 'unknown', message: (error as Error).message };
  }
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

function isOfPodSecurity(message: string): boolean {
  return message.includes('violates PodSecurity');
}
