import type { ContainerRecord } from './containers';
import type { PodRecord } from './pods';

/** The containers of a pod as far as they are kept, the workload's own first, so that they speak before the others. */
export function containersOf(pod: PodRecord): ContainerRecord[] {
  return pod.helpers ? [...pod.containers, ...pod.helpers] : pod.containers;
}

/** Those that run as long as the pod does. */
export function lastingContainersOf(pod: PodRecord): ContainerRecord[] {
  return containersOf(pod).filter(({ role }) => role !== 'init');
}

/** Names of the containers whose log can be read; an init container that has not ended is what a pod waits for and comes first. */
export function loggedContainersOf(pod: PodRecord): string[] {
  const all = containersOf(pod);
  const awaited = all.filter(({ role, ready }) => role === 'init' && !ready);
  return [
    ...awaited,
    ...all.filter(container => !awaited.includes(container)),
  ].map(({ name }) => name);
}
