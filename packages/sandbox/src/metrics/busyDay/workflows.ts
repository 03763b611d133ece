import { flip, steady, turn, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { AT, type Place } from './Place';

const AN_HOUR = 3600;
const CORE = 'temporal-core-sdk';
/** The operation that each service of Temporal is asked for most. */
const OPERATIONS = [
  'StartWorkflowExecution',
  'RecordActivityTaskStarted',
  'PollActivityTaskQueue',
];

/** Workflows of an hour: 1,842, of which 30 of ParsePipeline and three others fail. */
function workflowTypes({ isBusy }: Place) {
  const sinceRollout = 30 / ((-AT.rollout - 2) * 60);
  return [
    {
      type: 'ParsePipeline',
      queue: 'yaml',
      service: 'temporal_go',
      perHour: 610,
      failed: isBusy ? flip(AT.rollout, 0, sinceRollout) : steady(0),
      medianSeconds: isBusy
        ? turn(AT.rollout, { before: 4, after: 21 })
        : steady(4),
      activity: 'ParseYaml',
      attemptsFailed: isBusy ? flip(AT.rollout, 0.002, 0.09) : steady(0.002),
    },
    {
      type: 'RunPipeline',
      queue: 'steps',
      service: 'temporal_go',
      perHour: 590,
      failed: steady(2 / AN_HOUR),
      medianSeconds: steady(14),
      activity: 'RunStep',
      attemptsFailed: steady(0.01),
    },
    {
      type: 'AskAgent',
      queue: 'agents',
      service: CORE,
      perHour: 480,
      failed: steady(1 / AN_HOUR),
      medianSeconds: steady(9),
      activity: 'CallModel',
      attemptsFailed: steady(0.008),
    },
    {
      type: 'DeliverResult',
      queue: 'steps',
      service: 'temporal_go',
      perHour: 162,
      failed: steady(0),
      medianSeconds: steady(2),
      activity: 'PublishResult',
      attemptsFailed: steady(0.001),
    },
  ];
}

type WorkflowType = ReturnType<typeof workflowTypes>[number];

/** Temporal: its server, and the workers of its task queues. */
export function workflows(place: Place): Story {
  const { cluster } = place;
  const server = { cluster, namespace: 'execution', component: 'temporal' };
  const types = workflowTypes(place);
  return [
    ...types.flatMap(type => [
      ...ended(type, server, place.scale),
      ...worked(type, cluster, place.scale),
    ]),
    ...['frontend', 'history', 'matching'].flatMap((service, index) => [
      {
        metric: 'service_requests',
        labels: {
          ...server,
          service_name: service,
          operation: OPERATIONS[index],
          exported_namespace: 'odp',
        },
        value: wave([0.52, 9, 22][index] * place.scale, 0.05, index),
        noise: 0.05,
      },
      {
        metric: 'service_errors',
        labels: {
          ...server,
          service_name: service,
          operation: OPERATIONS[index],
          exported_namespace: 'odp',
        },
        value: steady([0.001, 0.01, 0.004][index] * place.scale),
        noise: 0.3,
      },
    ]),
    ...['UpdateWorkflowExecution', 'GetWorkflowExecution', 'CreateTasks'].map(
      (operation, index) => ({
        metric: 'persistence_latency',
        labels: { ...server, service_name: 'history', operation },
        rate: steady([14, 22, 6][index] * place.scale),
        median: wave([0.012, 0.004, 0.008][index], 0.1, index),
        noise: 0.05,
      }),
    ),
  ];
}

function ended(
  { type, queue, perHour, failed }: WorkflowType,
  server: Record<string, string>,
  scale: number,
): Story {
  const labels = {
    ...server,
    operation: 'CompletionStats',
    exported_namespace: 'odp',
    taskqueue: queue,
    workflowType: type,
  };
  const rate = perHour / AN_HOUR;
  const value: Signal = (minute, end) => (rate - failed(minute, end)) * scale;
  return [
    { metric: 'workflow_success', labels, value, noise: 0.05 },
    { metric: 'workflow_failed', labels, value: failed },
    { metric: 'workflow_cancel', labels, value: steady((4 / AN_HOUR) * scale) },
  ];
}

function worked(entry: WorkflowType, cluster: string, scale: number): Story {
  const { type, queue, service, perHour, medianSeconds } = entry;
  const labels = {
    cluster,
    namespace: 'execution',
    component: service === CORE ? 'agent-orchestrator' : 'yaml-processor',
    exported_namespace: 'odp',
    task_queue: queue,
  };
  const ofSdk = { ...labels, service_name: service };
  const rate = steady((perHour / AN_HOUR) * scale);
  // The Core tells milliseconds.
  const unit = service === CORE ? 1000 : 1;
  const buckets = [0.05, 0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300].map(
    seconds => seconds * unit,
  );
  const inUnit =
    (signal: Signal): Signal =>
    (minute, end) =>
      signal(minute, end) * unit;
  const attempts: Signal = minute => 3 * rate(minute, 0);
  return [
    {
      metric: 'temporal_workflow_endtoend_latency',
      labels: { ...ofSdk, workflow_type: type },
      rate,
      median: inUnit(medianSeconds),
      buckets,
      noise: 0.04,
    },
    {
      metric: 'temporal_activity_execution_latency',
      labels: { ...ofSdk, workflow_type: type, activity_type: entry.activity },
      rate: attempts,
      median: inUnit(steady(0.8)),
      buckets: [unit, 10 * unit],
      noise: 0.04,
    },
    {
      metric: 'temporal_activity_execution_failed',
      labels: { ...ofSdk, workflow_type: type, activity_type: entry.activity },
      value: (minute, end) =>
        attempts(minute, end) * entry.attemptsFailed(minute, end),
      noise: 0.1,
    },
    ...(type === 'DeliverResult'
      ? []
      : workers(entry, { labels, ofSdk, inUnit })),
  ];
}

/** One worker of a task queue, however many types of workflows it has. */
function workers(
  { type }: WorkflowType,
  {
    labels,
    ofSdk,
    inUnit,
  }: {
    labels: Record<string, string>;
    ofSdk: Record<string, string>;
    inUnit: (signal: Signal) => Signal;
  },
): Story {
  const isHurt = type === 'ParsePipeline';
  const used = isHurt
    ? turn(AT.rollout, { before: 44, after: 88, within: 10 })
    : wave(40, 0.1);
  const slots = (value: Signal) => ({
    labels: { ...labels, worker_type: 'ActivityWorker' },
    value,
  });
  return [
    {
      metric: 'temporal_activity_schedule_to_start_latency',
      labels: ofSdk,
      rate: steady(0.5),
      median: inUnit(
        isHurt ? turn(AT.rollout, { before: 0.1, after: 3 }) : steady(0.1),
      ),
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60].map(seconds =>
        inUnit(steady(seconds))(0, 0),
      ),
      noise: 0.05,
    },
    {
      metric: 'temporal_worker_task_slots_used',
      ...slots((minute, end) => Math.round(used(minute, end))),
    },
    {
      metric: 'temporal_worker_task_slots_available',
      ...slots((minute, end) => 100 - Math.round(used(minute, end))),
    },
  ];
}
