import type { ObjectStore, StoredObject } from '../store';
import { type Behaviour, culpritOf } from './behaviour';
import { note, warn } from './events';

/** Records the warning that a kubelet gives for a pod which misbehaves, after so many more restarts. */
export function warnOfBehaviour(
  store: ObjectStore,
  pod: StoredObject,
  {
    behaviour,
    more,
    isFirstPull,
  }: { behaviour: Behaviour; more: number; isFirstPull: boolean },
): void {
  const container = pod.spec?.containers?.[culpritOf(pod)];
  switch (behaviour) {
    case 'oom':
    case 'crash':
      warn(store, pod, {
        reason: 'BackOff',
        message: `Back-off restarting failed container ${container?.name} in pod ${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`,
        // The kubelet says so again while it waits.
        count: Math.max(1, more * 2),
      });
      if (behaviour === 'oom') {
        warn(store, pod, {
          reason: 'OOMKilling',
          message: `Memory cgroup out of memory: container ${
            container?.name
          } reached its limit of ${
            container?.resources?.limits?.memory ?? 'the node'
          }`,
          count: Math.max(1, more),
        });
      }
      break;
    case 'image-missing':
      warn(store, pod, {
        reason: 'Failed',
        message: `Failed to pull image "${container?.image}": ${pullError(
          container?.image,
        )}`,
        count: isFirstPull ? 1 : 3,
      });
      if (!isFirstPull) {
        note(store, pod, {
          reason: 'BackOff',
          message: `Back-off pulling image "${container?.image}"`,
        });
      }
      break;
    case 'never-ready':
      warn(store, pod, {
        reason: 'Unhealthy',
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
        count: 3,
      });
      break;
    case 'restarting':
      warn(store, pod, {
        reason: 'Unhealthy',
        message:
          'Liveness probe failed: HTTP probe failed with statuscode: 500',
        count: Math.max(1, more),
      });
      break;
    case 'config-missing':
      warn(store, pod, {
        reason: 'FailedMount',
        message: `MountVolume.SetUp failed for volume "config" : secret "${secretOf(
          pod,
        )}" not found`,
        count: 2,
      });
      break;
    case 'evicted':
      warn(store, pod, {
        reason: 'Evicted',
        message: 'The node was low on resource: memory.',
      });
      break;
    default:
  }
}

/** What a container runtime says of an image that is in no registry. */
export function pullError(image: string): string {
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${image}": not found`;
}

/** The Secret that a pod with missing configuration asks for. */
export function secretOf(pod: StoredObject): string {
  return `${
    pod.metadata.labels?.['app.kubernetes.io/name'] ?? pod.metadata.name
  }-config`;
}
