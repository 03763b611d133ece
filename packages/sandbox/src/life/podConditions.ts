import type { Fields, StoredObject } from '../store';

/** The conditions of a pod that has a node; a transition keeps its time while its status stays. */
export function podConditions(
  pod: StoredObject,
  state: {
    now: string;
    /** Names of the containers that are not ready. */
    unready: string[];
    finished?: boolean;
  },
): Fields[] {
  const before: Fields[] = pod.status?.conditions ?? [];
  const condition = (type: string, on: boolean, why: Fields = {}) => {
    const status = on ? 'True' : 'False';
    const previous = before.find(entry => entry.type === type);
    return {
      type,
      status,
      lastTransitionTime:
        previous?.status === status ? previous.lastTransitionTime : state.now,
      ...(!on && why),
    };
  };
  const why = state.finished
    ? { reason: 'PodCompleted' }
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${state.unready.join(' ')}]`,
      };
  const ready = state.unready.length === 0 && !state.finished;
  return [
    condition('PodScheduled', true),
    condition('Initialized', true),
    condition('ContainersReady', ready, why),
    condition('Ready', ready, why),
  ];
}

/** The conditions of a pod whose node went silent: the node controller writes Ready=False and nothing else. */
export function conditionsOnSilentNode(
  pod: StoredObject,
  now: string,
): Fields[] {
  return ((pod.status?.conditions ?? []) as Fields[]).map(condition =>
    condition.type === 'Ready' && condition.status === 'True'
      ? { ...condition, status: 'False', lastTransitionTime: now }
      : condition,
  );
}
