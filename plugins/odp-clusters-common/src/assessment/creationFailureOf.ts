import type { CreationFailure } from '../rules';
import type { AssessedPod } from './assessPods';
import type { NamespaceInput } from './NamespaceInput';

const MINUTE = 60 * 1000;

/** A controller tries again at least so often; an older warning tells of trouble that is over. */
const TRIES_AGAIN_WITHIN = 30 * MINUTE;

/**
 * Why a controller cannot create pods, from its newest FailedCreate warning:
 * only Deployments and ReplicaSets have a condition that tells it. Undefined
 * when there is none, or a pod was created after it.
 */
export function creationFailureOf(
  { records, now }: NamespaceInput,
  object: { kind: string; name: string },
  pods: AssessedPod[],
): CreationFailure | undefined {
  const lastCreatedAt = Math.max(
    0,
    ...pods.map(({ pod }) => pod.createdAt ?? 0),
  );
  const [newest] = (records.events ?? [])
    .filter(
      ({ reason, object: about, lastSeen = 0 }) =>
        reason === 'FailedCreate' &&
        about.kind === object.kind &&
        about.name === object.name &&
        lastSeen > Math.max(lastCreatedAt, now - TRIES_AGAIN_WITHIN),
    )
    .sort((a, b) => b.lastSeen! - a.lastSeen!);
  return (
    newest && {
      message: newest.message,
      since: newest.createdAt ?? newest.lastSeen,
      recheckAt: newest.lastSeen! + TRIES_AGAIN_WITHIN,
    }
  );
}
