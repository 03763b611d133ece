import {
  type ContainerRecord,
  containersOf,
  type PodRecord,
} from '../../records';
import { causeOf } from './containersInWords';
import { describeLastEnd } from './describeLastEnd';
import { notReadySince } from './notReadySince';
import type { PodRule } from './PodRule';

const CRASHED = ['CrashLoopBackOff', 'Error', 'OOMKilled'];
const IMAGE = [
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
];
const CONFIGURATION = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];

/** Containers that do not come up. */
export const CONTAINER_RULES: PodRule[] = [
  {
    id: 'pod.out-of-memory',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, CRASHED);
      return container && isOutOfMemory(container)
        ? {
            cause: causeOf(
              container,
              `out of memory: ${container.reason}, ${
                describeLastEnd(container) || 'exit 137 OOMKilled'
              }`,
            ),
            since: notReadySince(pod),
          }
        : undefined;
    },
  },
  {
    id: 'pod.crash-loop',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, CRASHED);
      return container && !isOutOfMemory(container)
        ? {
            cause: causeOf(
              container,
              [container.reason, describeLastEnd(container)]
                .filter(Boolean)
                .join(', '),
            ),
            since: notReadySince(pod),
          }
        : undefined;
    },
  },
  {
    id: 'pod.image-pull',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, IMAGE);
      return (
        container && {
          cause: causeOf(
            container,
            `image ${container.image} cannot be pulled (${container.reason})`,
          ),
          since: notReadySince(pod),
        }
      );
    },
  },
  {
    id: 'pod.configuration',
    status: 'failing',
    find: ({ pod }) => {
      const container = troubled(pod, CONFIGURATION);
      return (
        container && {
          cause: causeOf(
            container,
            `${container.reason}: ${
              container.message ?? 'the container cannot be created'
            }`,
          ),
          since: notReadySince(pod),
        }
      );
    },
  },
];

function troubled(
  pod: PodRecord,
  reasons: string[],
): ContainerRecord | undefined {
  return containersOf(pod).find(
    container =>
      container.state !== 'running' && reasons.includes(container.reason ?? ''),
  );
}

function isOutOfMemory(container: ContainerRecord): boolean {
  return (
    container.last?.reason === 'OOMKilled' ||
    (container.state === 'terminated' && container.reason === 'OOMKilled')
  );
}
