import type { StoredObject } from '../store';

/**
 * How a pod misbehaves. Set by annotation `sandbox.odp.io/behaviour` on the pod
 * or its template, or by the tag of the image (`:crash`, `:oom`, `:missing`,
 * `:never-ready`); the annotation of the pod wins.
 */
export type Behaviour =
  | 'none'
  | 'crash'
  | 'oom'
  | 'image-missing'
  | 'never-ready'
  | 'restarting'
  | 'config-missing'
  | 'evicted'
  | 'slow';

export const BEHAVIOUR_ANNOTATION = 'sandbox.odp.io/behaviour';

const BY_TAG: Record<string, Behaviour> = {
  crash: 'crash',
  oom: 'oom',
  missing: 'image-missing',
  'never-ready': 'never-ready',
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
