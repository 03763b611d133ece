import { compareStatus, type Status, worstOf } from '@internal/vocabulary';
import type { Diagnosis, Eviction, Forecast, Policies } from '../contract';
import { diagnose } from '../diagnosis';
import { forecastBacklog } from '../forecast';
import { backlogLimitOf } from '../limits';
import type { SubscriptionReading } from '../records';
import type { BusInput, TopicRecord } from './input';
import { groupBy, type TopicGroup } from './topicGroups';

/** A subscription of one topic or partition, judged. */
export interface AssessedSubscription {
  reading: SubscriptionReading;
  record: TopicRecord;
  diagnoses: Diagnosis[];
  status: Status;
}

/** One topic or partition, judged. */
export interface AssessedRecord {
  record: TopicRecord;
  /** Absent for a non-persistent topic. */
  forecast?: Forecast;
}

/** A topic with its partitions, judged. */
export interface AssessedTopic {
  group: TopicGroup;
  policies?: Policies;
  status: Status;
  /** Nearest to its limit first. */
  records: AssessedRecord[];
  subscriptions: AssessedSubscription[];
  /** When it was read last, while that is older than the last sweep. */
  lastReadAt?: number;
}

/** Judges topics, each by the policies of its namespace and by its own evictions. */
export function assessTopics(
  groups: readonly TopicGroup[],
  bus: BusInput,
): AssessedTopic[] {
  const evictions = groupBy(bus.evictions, ({ topic }) => topic);
  return groups.map(group => assessTopic(group, { bus, evictions }));
}

function assessTopic(
  group: TopicGroup,
  { bus, evictions }: { bus: BusInput; evictions: Map<string, Eviction[]> },
): AssessedTopic {
  const { now, sweptAt = 0 } = bus;
  const policies = bus.policies.get(group.namespace);
  const subscriptions: AssessedSubscription[] = [];
  const records: AssessedRecord[] = [];
  let readAt = Infinity;
  for (const record of group.records) {
    const { reading, previous } = record;
    const ofTopic = evictions.get(reading.name) ?? [];
    readAt = Math.min(readAt, reading.readAt);
    if (group.domain === 'persistent') {
      const forecast = forecastBacklog({
        points: record.points,
        limit: backlogLimitOf(reading, policies),
        policy: policies?.backlogPolicy,
        topic: reading,
        evictedAt: ofTopic.map(({ at }) => Date.parse(at)),
        now,
      });
      records.push({ record, forecast });
    } else {
      records.push({ record });
    }
    for (const subscription of reading.subscriptions) {
      const diagnoses = diagnose(subscription, {
        topic: reading,
        previous,
        policies,
        evictions: ofTopic,
        now,
      });
      const status = worstOf(diagnoses.map(diagnosis => diagnosis.status));
      subscriptions.push({ reading: subscription, record, diagnoses, status });
    }
  }
  records.sort((a, b) => compareForecasts(a.forecast, b.forecast));
  const isOld = readAt < sweptAt;
  return {
    group,
    policies,
    records,
    subscriptions,
    status: isOld
      ? 'unknown'
      : worstOf([
          ...records.map(({ forecast }) => forecast?.status ?? 'healthy'),
          ...subscriptions.map(({ status }) => status),
        ]),
    ...(isOld && { lastReadAt: readAt }),
  };
}

/** Nearest to its limit first. */
export function compareForecasts(
  a: Forecast | undefined,
  b: Forecast | undefined,
): number {
  return (
    compareStatus(a?.status ?? 'healthy', b?.status ?? 'healthy') ||
    secondsOf(a) - secondsOf(b)
  );
}

function secondsOf(forecast: Forecast | undefined): number {
  // Not Infinity: the difference of two of them is no number.
  return forecast?.secondsToLimit ?? Number.MAX_SAFE_INTEGER;
}
