import { flip, growing, steady, wave } from '../signals';
import type { Signal, Story } from '../Story';
import { AT, type Place } from './Place';

const WORKSPACES = [
  'acme-risk',
  'fjord-claims',
  'harbor-trade',
  'lumen-esg',
  'nordbank-kyc',
  'sund-pricing',
];
/** Event types that the story tells of, with messages a second in a workspace. */
const EVENTS: Record<string, number> = {
  'pipeline.submitted': 4,
  'pipeline.step.completed': 22,
  'pipeline.step.failed': 0.3,
  'pipeline.validation.passed': 6,
  'pipeline.validation.failed': 0.002,
  'pipeline.completed': 3,
};
const BYTES_A_MESSAGE = 8000;
const MEGABYTE = 1_000_000;

/** The event bus: traffic of all workspaces, and the backlogs of two. */
export function eventBus(place: Place): Story {
  return WORKSPACES.flatMap(workspace =>
    Object.keys(EVENTS).flatMap(event => topic(place, workspace, event)),
  );
}

function topic(place: Place, workspace: string, event: string): Story {
  const { cluster, target, isBusy, scale } = place;
  const namespace = target.eventBus.workspaceNamespace.replace(
    '<id>',
    workspace,
  );
  const labels = {
    cluster,
    namespace: 'storage',
    component: 'pulsar',
    exported_cluster: cluster,
    exported_namespace: namespace,
    topic: `persistent://${namespace}/${event}-partition-0`,
  };
  const isHurt = isBusy && workspace === 'acme-risk';
  const isWorse = isHurt && event === 'pipeline.validation.failed';
  const base = EVENTS[event] * scale;
  const arriving = isWorse
    ? flip(AT.rollout, base, 0.4)
    : wave(base, 0.1, event.length);
  const isStuck = isHurt && event === 'pipeline.submitted';
  const leaving: Signal = isStuck
    ? (minute, end) => arriving(minute, end) * (minute < AT.rollout ? 2 : 1)
    : (minute, end) => arriving(minute, end) * 2;
  const bytes =
    (signal: Signal): Signal =>
    (minute, end) =>
      signal(minute, end) * BYTES_A_MESSAGE;
  const gauges: Record<string, Signal> = {
    pulsar_rate_in: arriving,
    pulsar_rate_out: leaving,
    pulsar_throughput_in: bytes(arriving),
    pulsar_throughput_out: bytes(leaving),
  };
  const backlog = backlogOf(place, workspace, event);
  return [
    ...Object.entries(gauges).map(([metric, value]) => ({
      metric,
      labels,
      value,
      noise: 0.05,
    })),
    { metric: 'pulsar_storage_backlog_size', labels, value: backlog },
    {
      metric: 'pulsar_in_messages_total',
      labels,
      value: arriving,
      noise: 0.05,
    },
    ...subscriptions(event).flatMap(subscription => {
      const isBlocked = isStuck && subscription === 'yaml-processor';
      const isBehind = isBlocked || subscription === 'analytics';
      const named = { ...labels, subscription };
      return [
        {
          metric: 'pulsar_subscription_back_log',
          labels: named,
          value: (minute: number, end: number) =>
            isBehind ? Math.round(backlog(minute, end) / BYTES_A_MESSAGE) : 0,
        },
        {
          metric: 'pulsar_subscription_unacked_messages',
          labels: named,
          value: isBlocked ? flip(AT.rollout + 4, 900, 150_000) : steady(40),
        },
        {
          metric: 'pulsar_subscription_blocked_on_unacked_messages',
          labels: named,
          value: isBlocked ? flip(AT.rollout + 4, 0, 1) : steady(0),
        },
      ];
    }),
  ];
}

/** 18.9 MB a minute since the rollout; and elsewhere 910 of 1,000 MB, slowly growing. */
function backlogOf(
  { isBusy }: Place,
  workspace: string,
  event: string,
): Signal {
  if (isBusy && workspace === 'acme-risk' && event === 'pipeline.submitted') {
    return growing(AT.rollout, 18.9 * MEGABYTE, MEGABYTE);
  }
  if (
    isBusy &&
    workspace === 'nordbank-kyc' &&
    event === 'pipeline.step.completed'
  ) {
    return minute => (910 + 2.3 * minute) * MEGABYTE;
  }
  return wave(3 * MEGABYTE, 0.5, workspace.length);
}

function subscriptions(event: string): string[] {
  return event === 'pipeline.submitted'
    ? ['analytics', 'yaml-processor']
    : ['analytics'];
}
