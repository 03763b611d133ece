import { quantityValue, type Component } from '@internal/target-state';
import { flip, steady, turn, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { nodes } from './nodes';
import { AT, type Place } from './Place';
import { volumesAndQuotas } from './volumesAndQuotas';

/** Pods of yaml-processor that end for want of memory since the rollout, and GPUs that are not there. */
const KILLED = ['yaml-processor-3', 'yaml-processor-4'];
const WAITING = ['bentoml-ner-3', 'bentoml-ner-4'];
const RESTARTS_A_MINUTE = 7 / -AT.rollout;

/** What kube-state-metrics, cAdvisor, kubelet and node exporter tell. */
export function kubernetes(place: Place): Story {
  return [
    ...nodes(place),
    ...workloads(place).flatMap(component => [
      ...replicas(component, place),
      ...podNames(component).flatMap(pod => podStory(component, pod, place)),
    ]),
    ...(place.isBusy ? WAITING : []).map(pod => ({
      metric: 'kube_pod_status_phase',
      labels: {
        cluster: place.cluster,
        namespace: 'ml',
        pod,
        phase: 'Pending',
      },
      value: steady(1),
      from: AT.podsWait,
    })),
    ...volumesAndQuotas(place),
  ];
}

function workloads({ target }: Place): Component[] {
  return target.components.filter(
    ({ kind, replicas: count }) =>
      (kind === 'deployment' || kind === 'statefulset') && !!count,
  );
}

function podNames({ name, replicas: count = 0 }: Component): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

function replicas(component: Component, { cluster, isBusy }: Place): Story {
  const { kind, name, namespace = '', replicas: count = 0 } = component;
  const isDeployment = kind === 'deployment';
  const labels = { cluster, namespace, [kind]: name };
  const ready: Record<string, Signal> = isBusy
    ? {
        'yaml-processor': flip(AT.rollout, count, count - KILLED.length),
        postgresql: minute =>
          minute >= AT.replicaGone && minute < AT.replicaBack
            ? count - 1
            : count,
      }
    : {};
  const asked =
    isBusy && name === 'bentoml-ner'
      ? flip(AT.podsWait, count, count + WAITING.length)
      : steady(count);
  return [
    {
      metric: isDeployment
        ? 'kube_deployment_spec_replicas'
        : 'kube_statefulset_replicas',
      labels,
      value: asked,
    },
    {
      metric: isDeployment
        ? 'kube_deployment_status_replicas_available'
        : 'kube_statefulset_status_replicas_ready',
      labels,
      value: ready[name] ?? steady(count),
    },
  ];
}

function podStory(component: Component, pod: string, place: Place): Story {
  const { name, namespace = '', resources } = component;
  const { cluster, isBusy } = place;
  const isKilled = isBusy && KILLED.includes(pod);
  const ofPod = { cluster, namespace, pod };
  const container = { ...ofPod, container: name };
  const cores = quantityValue(resources?.requests.cpu ?? '100m');
  const memory = quantityValue(resources?.limits.memory ?? '256Mi');
  const isHurt = isBusy && name === 'yaml-processor';
  const used = isHurt
    ? turn(AT.rollout, { before: 0.55, after: 0.94, within: 5 })
    : wave(0.5, 0.05, pod.length);
  const throttled = isHurt
    ? turn(AT.rollout, { before: 0.2, after: 4.1 })
    : steady(0.1);
  return [
    {
      metric: 'kube_pod_status_phase',
      labels: { ...ofPod, phase: 'Running' },
      value: steady(1),
    },
    {
      metric: 'kube_pod_status_phase',
      labels: { ...ofPod, phase: 'Pending' },
      value: steady(0),
    },
    {
      metric: 'kube_pod_container_status_restarts_total',
      labels: container,
      value: isKilled ? flip(AT.rollout, 0, RESTARTS_A_MINUTE / 60) : steady(0),
      start: 0,
    },
    ...(isKilled
      ? [
          {
            metric: 'kube_pod_container_status_last_terminated_reason',
            labels: { ...container, reason: 'OOMKilled' },
            value: steady(1),
            from: AT.rollout,
          },
        ]
      : []),
    {
      metric: 'kube_pod_container_resource_limits',
      labels: { ...container, resource: 'memory' },
      value: steady(memory),
    },
    {
      metric: 'container_memory_working_set_bytes',
      labels: container,
      value: (minute, end) => memory * used(minute, end),
      noise: 0.03,
    },
    {
      metric: 'container_cpu_usage_seconds_total',
      labels: container,
      value: wave(cores * 0.45, 0.1, pod.length),
      noise: 0.1,
    },
    {
      metric: 'container_cpu_cfs_periods_total',
      labels: container,
      value: steady(10),
    },
    {
      metric: 'container_cpu_cfs_throttled_periods_total',
      labels: container,
      value: throttled,
      noise: 0.1,
    },
    {
      metric: 'up',
      labels: {
        cluster,
        namespace,
        pod,
        component: name,
        job: 'kubernetes-pods',
      },
      value: isKilled ? flip(AT.rollout, 1, 0) : steady(1),
    },
  ];
}
