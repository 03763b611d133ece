import type { StoredObject } from '../store';

/**
 * How a pod misbehaves, chosen by whoever has kubectl:
 *
 * - `kubectl annotate pod NAME sandbox.odp.io/behaviour=oom` breaks one pod at
 *   once; `sandbox.odp.io/behaviour-` mends it;
 * - the same annotation in a pod template breaks the pods to come;
 * - the tag of an image does too: `kubectl set image deploy/NAME NAME=any:crash`,
 *   with `:crash` or `:broken`, `:oom`, `:missing`, `:never-ready`, `:pending`.
 *
 * The annotation wins over the tag. `pending` only works before a pod has a
 * node. A node with the annotation `silent` stops answering.
 */
export type Behaviour =
  | 'none'
  /** Exits with 1, again and again. */
  | 'crash'
  /** Reaches its memory limit, again and again. */
  | 'oom'
  | 'image-missing'
  /** Runs, but its readiness probe fails. */
  | 'never-ready'
  /** Exited a while ago and serves again; each write of it counts a restart. */
  | 'restarting'
  /** A Secret that it mounts is not there. */
  | 'config-missing'
  | 'evicted'
  /** Never gets past creating its containers. */
  | 'slow'
  /** Finds no node. */
  | 'pending';

export const BEHAVIOUR_ANNOTATION = 'sandbox.odp.io/behaviour';

const BY_TAG: Record<string, Behaviour> = {
  crash: 'crash',
  broken: 'crash',
  oom: 'oom',
  missing: 'image-missing',
  'never-ready': 'never-ready',
  pending: 'pending',
};

export function behaviourOf(pod: StoredObject): Behaviour {
  const annotated = pod.metadata.annotations?.[BEHAVIOUR_ANNOTATION];
  if (annotated) {
    return annotated as Behaviour;
  }
  const tags = (pod.spec?.containers ?? []).map(
    (container: { image: string }) => container.image?.split(':').pop(),
  );
  const tag = tags.find((name: string) => name in BY_TAG);
  return tag ? BY_TAG[tag] : 'none';
}

/** Whether a node is cut off: its kubelet does not answer any more. */
export function isSilent(node: StoredObject): boolean {
  return node.metadata.annotations?.[BEHAVIOUR_ANNOTATION] === 'silent';
}
