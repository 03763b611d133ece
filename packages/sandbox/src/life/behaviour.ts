import type { Fields, StoredObject } from '../store';

/**
 * How a pod misbehaves, chosen by whoever has kubectl:
 *
 * - `kubectl annotate pod NAME sandbox.odp.io/behaviour=oom` breaks one pod at
 *   once; `sandbox.odp.io/behaviour-` mends it;
 * - the same annotation in a pod template breaks the pods to come;
 * - the tag of an image does too: `kubectl set image deploy/NAME NAME=any:crash`,
 *   with `:crash` or `:broken`, `:oom`, `:missing`, `:never-ready`, `:pending`;
 * - every image is in its registry but one whose digest is 64 zeros.
 *
 * The annotation wins over the image. `pending` only works before a pod has a
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

const BY_TAG: Record<string, Behaviour | undefined> = {
  crash: 'crash',
  broken: 'crash',
  oom: 'oom',
  missing: 'image-missing',
  'never-ready': 'never-ready',
  pending: 'pending',
};

/** The end of an image that is in no registry. */
const MISSING_DIGEST = `@sha256:${'0'.repeat(64)}`;

export function behaviourOf(pod: StoredObject): Behaviour {
  const annotated = pod.metadata.annotations?.[BEHAVIOUR_ANNOTATION];
  return annotated
    ? (annotated as Behaviour)
    : behavioursOfImages(pod).find(Boolean) ?? 'none';
}

/** Which container of a pod misbehaves: the first whose image makes it, or the first of all. */
export function culpritOf(pod: StoredObject): number {
  return pod.metadata.annotations?.[BEHAVIOUR_ANNOTATION]
    ? 0
    : Math.max(0, behavioursOfImages(pod).findIndex(Boolean));
}

function behavioursOfImages({ spec }: StoredObject) {
  return ((spec?.containers ?? []) as Fields[]).map(({ image }) => {
    const name = String(image);
    return name.endsWith(MISSING_DIGEST)
      ? 'image-missing'
      : BY_TAG[name.split(':').pop()!];
  });
}

/** Whether a node is cut off: its kubelet does not answer any more. */
export function isSilent(node: StoredObject): boolean {
  return node.metadata.annotations?.[BEHAVIOUR_ANNOTATION] === 'silent';
}
