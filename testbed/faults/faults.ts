/** What a fault is put on: `namespace/name` of a workload, the name of a node, or one fixed place of the event bus. */
type Place = 'workload' | 'node' | 'event bus';

/** How it is made: see the class of the same name for what each does. */
type Means =
  | 'pod label'
  | 'template label'
  | 'replicas'
  | 'policy'
  | 'node label'
  | 'switch';

export interface Fault {
  name: string;
  place: Place;
  means: Means;
  /** What happens, in words. */
  does: string;
}

/** Every fault of the testbed. A name that stands here twice takes either place. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'crash-loop',
    place: 'workload',
    means: 'pod label',
    does: 'pods exit with code 1, wait in CrashLoopBackOff and restart',
  },
  {
    name: 'out-of-memory',
    place: 'workload',
    means: 'pod label',
    does: 'the same with OOMKilled and exit code 137',
  },
  {
    name: 'not-ready',
    place: 'workload',
    means: 'pod label',
    does: 'pods run and their readiness probe fails',
  },
  {
    name: 'image-pull',
    place: 'workload',
    means: 'template label',
    does: 'a new version is rolled out whose image cannot be pulled',
  },
  {
    name: 'unschedulable',
    place: 'workload',
    means: 'replicas',
    does: 'more replicas than the nodes of its pool can hold, so that pods wait',
  },
  {
    name: 'network-policy',
    place: 'workload',
    means: 'policy',
    does: 'a NetworkPolicy that lets it reach only its own namespace, in the place of the declared one',
  },
  {
    name: 'silent',
    place: 'node',
    means: 'node label',
    does: 'no lease and no heartbeat: Unknown after 50 s, pods evicted after 5 min more',
  },
  {
    name: 'not-ready',
    place: 'node',
    means: 'node label',
    does: 'its kubelet reports KubeletNotReady',
  },
  {
    name: 'stuck-consumer',
    place: 'event bus',
    means: 'switch',
    does: 'yaml-processor acknowledges no message of pipeline.submitted',
  },
  {
    name: 'full-backlog',
    place: 'event bus',
    means: 'switch',
    does: 'analytics is gone from pipeline.cancelled, which is filled over its quota',
  },
];
