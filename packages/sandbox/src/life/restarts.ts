import type { Fields, StoredObject } from '../store';
import type { Behaviour } from './behaviour';
import { RESTARTS_ANNOTATION } from './podStatus';

/** Whether a container waits for an image that could not be pulled before. */
export function wasPulled(status: Fields | undefined): boolean {
  return ['ErrImagePull', 'ImagePullBackOff'].includes(
    status?.state?.waiting?.reason,
  );
}

/** A crash loop counts on from what the scenario or the last attempt left. */
export function nextRestarts(
  pod: StoredObject,
  behaviour: Behaviour,
  before: Fields | undefined,
): number {
  const written = pod.metadata.annotations?.[RESTARTS_ANNOTATION];
  const failing = ['oom', 'crash', 'restarting'].includes(behaviour);
  const counted = before?.restartCount ?? 0;
  if (written !== undefined && counted < Number(written)) {
    return Number(written);
  }
  return failing ? counted + 1 : counted;
}
