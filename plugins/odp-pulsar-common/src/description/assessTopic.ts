import { compareStatus, type Status, worstOf } from '@internal/vocabulary';
import type {
  Diagnosis,
  Eviction,
  Forecast,
  Policies,
  Usage,
} from '../contract';
import { diagnose } from '../diagnosis';
import { forecastBacklog } from '../forecast';
import { backlogLimitOf, backlogUsageOf } from '../limits';
import { isReader, isSystemSubscription } from '../names';
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
interface AssessedRecord {
  record: TopicRecord;
  /** Absent for a non-persistent topic. */
  forecast?: Forecast;
  backlog?: Usage;
}

/** A topic with its partitions, judged. */
export interface AssessedTopic {
  group: TopicGroup;
  policies?: Policies;
  status: Status;
  /** Nearest to its limit first. */
  records: AssessedRecord[];
  /** Without Pulsar's own. */
  subscriptions: AssessedSubscription[];
  /** When it was read last, while that is older than the last sweep. */
  lastReadAt?: number;
}

interface Surroundings {
  bus: BusInput;
  policies: Policies | undefined;
  evictions: ReadonlyMap<string, Eviction[]>;
}

/** Judges topics, each by the policies of its namespace and by its own evictions. */
export function assessTopics(
  groups: readonly TopicGroup[],
  bus: BusInput,
): AssessedTopic[] {
  const evictions = groupBy(bus.evictions, ({ topic }) => topic);
  return groups.map(group => {
    const policies = bus.policies.get(group.namespace);
    return assessTopic(group, { bus, policies, evictions });
  });
}

function assessTopic(
  group: TopicGroup,
  surroundings: Surroundings,
): AssessedTopic {
  const { bus, policies } = surroundings;
  const records = group.records
    .map(record => assessRecord(record, surroundings))
    .sort(compareRecords);
  const subscriptions = group.records.flatMap(record =>
    assessSubscriptions(record, surroundings),
  );
  const readAt = Math.min(...group.records.map(one => one.reading.readAt));
  const isOld = readAt < (bus.sweptAt ?? 0);
  const status = worstOf([
    ...records.map(({ forecast }) => forecast?.status ?? 'healthy'),
    ...subscriptions.map(one => one.status),
  ]);
  return {
    group,
    policies,
    records,
    subscriptions,
    status: isOld ? 'unknown' : status,
    ...(isOld && { lastReadAt: readAt }),
  };
}

function assessRecord(
  record: TopicRecord,
  { bus, policies, evictions }: Surroundings,
): AssessedRecord {
  const { reading, points } = record;
  if (reading.domain !== 'persistent') {
    return { record };
  }
  const forecast = forecastBacklog({
    points,
    limit: backlogLimitOf(reading, policies),
    policy: policies?.backlogPolicy,
    topic: reading,
    evictedAt: (evictions.get(reading.name) ?? []).map(({ at }) =>
      Date.parse(at),
    ),
    now: bus.now,
  });
  const backlog = backlogUsageOf([reading], policies);
  return { record, forecast, backlog };
}

function assessSubscriptions(
  record: TopicRecord,
  { bus, policies, evictions }: Surroundings,
): AssessedSubscription[] {
  const { reading: topic, previous } = record;
  const context = {
    topic,
    previous,
    policies,
    evictions: evictions.get(topic.name) ?? [],
    now: bus.now,
  };
  const own = topic.subscriptions.filter(
    ({ name }) => !isSystemSubscription(name),
  );
  return own.map(reading => {
    const diagnoses = diagnose(reading, context);
    const known = isJudgeable(reading, record) ? 'healthy' : 'unknown';
    const [worst] = diagnoses;
    return {
      reading,
      record,
      diagnoses,
      status: worst ? worstOf([worst.status, known]) : known,
    };
  });
}

/** Whether "nothing is wrong with it" can be said; nobody need be told of a reader. */
function isJudgeable(
  subscription: SubscriptionReading,
  { reading }: TopicRecord,
): boolean {
  return (
    reading.domain === 'non-persistent' ||
    subscription.backlogEntries !== undefined ||
    isReader(subscription)
  );
}

/** Nearest to its limit first, then the fullest, then by name. */
export function compareRecords(a: AssessedRecord, b: AssessedRecord): number {
  return (
    compareForecasts(a.forecast, b.forecast) ||
    (b.backlog?.share ?? 0) - (a.backlog?.share ?? 0) ||
    (b.backlog?.used ?? 0) - (a.backlog?.used ?? 0) ||
    (a.record.reading.name < b.record.reading.name ? -1 : 1)
  );
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
