import { quantity } from '../../life/quota';
import type { Fields, StoredObject } from '../../store';
import { steady, turn, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { type Look, minuteOf } from './Look';

const PHASES = ['Running', 'Pending', 'Failed'];
/** Nobody says when the restarts were that came before the last one: within so many minutes. */
const RESTARTS_WITHIN = 40;
const PART_OF_CORES = 0.45;
/** Nothing holds it back, so that nothing is told of it. */
const PROXY = 'istio-proxy';

/** Whether a pod was ready at a minute, as far as its condition tells: before it changed, it was the other way. */
export function readiness(pod: StoredObject, look: Look): Signal {
  const ready = ((pod.status?.conditions ?? []) as Fields[]).find(
    ({ type }) => type === 'Ready',
  );
  const created = minuteOf(pod.metadata.creationTimestamp!, look);
  const since = ready ? minuteOf(ready.lastTransitionTime, look) : created;
  const isReady = ready?.status === 'True';
  return minute => {
    const isSo = minute >= since || since - created < 1;
    return isSo === isReady ? 1 : 0;
  };
}

/** What kube-state-metrics, cAdvisor and the scrape itself tell of a pod. */
export function podStory(pod: StoredObject, look: Look): Story {
  const { name, namespace = '', labels, annotations } = pod.metadata;
  const { cluster } = look;
  const from = minuteOf(pod.metadata.creationTimestamp!, look);
  const ofPod = { cluster, namespace, pod: name };
  const phase = String(pod.status?.phase ?? 'Pending');
  const statuses: Fields[] = pod.status?.containerStatuses ?? [];
  const isScraped =
    annotations?.['prometheus.io/scrape'] === 'true' && !!pod.status?.podIP;
  return [...new Set([...PHASES, phase])]
    .map<Story[number]>(each => ({
      metric: 'kube_pod_status_phase',
      labels: { ...ofPod, phase: each },
      value: steady(each === phase ? 1 : 0),
      from,
    }))
    .concat(
      ((pod.spec?.containers ?? []) as Fields[]).flatMap(container =>
        containerStory(container, {
          ofPod,
          from,
          look,
          status: statuses.find(each => each.name === container.name),
        }),
      ),
      isScraped
        ? [
            {
              metric: 'up',
              labels: {
                ...ofPod,
                component: labels?.['app.kubernetes.io/name'] ?? '',
                job: 'kubernetes-pods',
              },
              value: readiness(pod, look),
              from,
            },
          ]
        : [],
    );
}

interface OfContainer {
  ofPod: Record<string, string>;
  from: number;
  look: Look;
  status: Fields | undefined;
}

function containerStory(container: Fields, of: OfContainer): Story {
  const { ofPod, from } = of;
  const labels = { ...ofPod, container: String(container.name) };
  const limits = Object.entries(
    (container.resources?.limits ?? {}) as Record<string, string>,
  ).filter(([resource]) => ['cpu', 'memory'].includes(resource));
  return [
    ...limits.map(([resource, limit]) => ({
      metric: 'kube_pod_container_resource_limits',
      labels: { ...labels, resource },
      value: steady(quantity(limit)),
      from,
    })),
    ...restarts(labels, of),
    ...(of.status?.containerID ? usage(container, labels, of) : []),
  ];
}

function restarts(
  labels: Record<string, string>,
  { from, look, status }: OfContainer,
): Story {
  if (!status) {
    return [];
  }
  const times = Number(status.restartCount ?? 0);
  const ended = status.lastState?.terminated;
  const last = ended ? minuteOf(ended.finishedAt, look) : from;
  const first = Math.max(from, last - RESTARTS_WITHIN);
  return [
    {
      metric: 'kube_pod_container_status_restarts_total',
      labels,
      count: minute =>
        minute >= last
          ? times
          : Math.floor(
              times * Math.max((minute - first) / Math.max(last - first, 1), 0),
            ),
      from,
    },
    ...(ended
      ? [
          {
            metric: 'kube_pod_container_status_last_terminated_reason',
            labels: { ...labels, reason: String(ended.reason) },
            value: steady(1),
            from: first,
          },
        ]
      : []),
  ];
}

/** What a container uses: nobody measures the sandbox's, so that it is a part of what it asked for. */
function usage(
  { resources, name }: Fields,
  labels: Record<string, string>,
  { from, status }: OfContainer,
): Story {
  const cores = quantity(resources?.requests?.cpu ?? '100m');
  const memory = quantity(resources?.limits?.memory ?? '256Mi');
  const isShort = status?.lastState?.terminated?.reason === 'OOMKilled';
  const phase = labels.pod.length + String(name).length;
  const used = isShort
    ? turn(from, { before: 0.55, after: 0.94, within: 5 })
    : wave(0.5, 0.05, phase);
  const series = (metric: string, value: Signal, noise: number) => ({
    metric,
    labels,
    value,
    noise,
    from,
  });
  return [
    series(
      'container_memory_working_set_bytes',
      (minute, end) => memory * used(minute, end),
      0.03,
    ),
    series(
      'container_cpu_usage_seconds_total',
      wave(cores * PART_OF_CORES, 0.1, phase),
      0.1,
    ),
    ...(name === PROXY
      ? []
      : [
          series('container_cpu_cfs_periods_total', steady(10), 0),
          series(
            'container_cpu_cfs_throttled_periods_total',
            isShort ? turn(from, { before: 0.2, after: 4.1 }) : steady(0.1),
            0.1,
          ),
        ]),
  ];
}
