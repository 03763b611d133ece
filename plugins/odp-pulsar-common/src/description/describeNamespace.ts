import { compareStatus, worstOf } from '@internal/vocabulary';
import type { BusNamespace, BusNamespaceDetail, Forecast } from '../contract';
import { assessUsages, findDrift } from '../limits';
import { workspaceOf } from '../names';
import {
  type AssessedTopic,
  assessTopics,
  compareForecasts,
  compareRecords,
} from './assessTopic';
import { compareTopics, describeTopic } from './describeTopic';
import type { BusInput, TopicRecord, WithoutSight } from './input';
import { lastReadAtOf, namespaceReasons } from './namespaceReasons';
import { sumRates } from './rates';
import { groupBy, groupTopics, type TopicGroup } from './topicGroups';
import { trendOf } from './trendOf';

/** Namespaces by their names (`tenant/namespace`), those without a topic too, worst first. */
export function describeNamespaces(
  bus: BusInput & { namespaces: readonly string[] },
): BusNamespace[] {
  const groups = groupBy(groupTopics(bus.topics), ({ namespace }) => namespace);
  const evictions = groupBy(bus.evictions, ({ namespace }) => namespace);
  return bus.namespaces
    .map(name => {
      const own = { ...bus, evictions: evictions.get(name) ?? [] };
      return summarize(name, { bus: own, groups: groups.get(name) ?? [] })
        .summary;
    })
    .sort(compareNamespaces);
}

/** One namespace with its topics. */
export function describeNamespace(
  bus: BusInput & { namespace: string },
): WithoutSight<BusNamespaceDetail> {
  const { namespace, now } = bus;
  const groups = groupTopics(
    bus.topics.filter(({ reading }) => reading.namespace === namespace),
  );
  const { summary, topics } = summarize(namespace, { bus, groups });
  const policies = bus.policies.get(namespace);
  return {
    summary,
    topics: topics.map(topic => describeTopic(topic, now)).sort(compareTopics),
    ...(policies && { policies }),
  };
}

function summarize(
  name: string,
  { bus, groups }: { bus: BusInput; groups: readonly TopicGroup[] },
): { summary: BusNamespace; topics: AssessedTopic[] } {
  const own = groups.filter(({ isSystem }) => !isSystem);
  const topics = assessTopics(own, bus);
  const policies = bus.policies.get(name);
  const readings = own.flatMap(({ records }) =>
    records.map(({ reading }) => reading),
  );
  const reasons = namespaceReasons(topics, policies, bus.now);
  const nearest = nearestOf(topics);
  const trend = nearest && trendOf(nearest.record.points, bus.now);
  const lastReadAt = lastReadAtOf(topics);
  const workspace = workspaceOf(name, bus.eventBus);
  const owner = bus.owners.get(name);
  const summary: BusNamespace = {
    name,
    ...(workspace !== undefined && { workspace }),
    ...(owner !== undefined && { owner }),
    status: worstOf([...topics, ...reasons].map(({ status }) => status)),
    reasons: reasons.map(({ text }) => text),
    topics: { total: own.length, system: groups.length - own.length },
    worst: assessUsages(readings, policies),
    ...(nearest && {
      forecast: nearest.forecast,
      forecastTopic: nearest.record.reading.name,
    }),
    ...(trend && { trend }),
    rates: sumRates(readings),
    policy: findDrift(policies, name, bus.eventBus),
    ...(lastReadAt !== undefined && {
      lastReadAt: new Date(lastReadAt).toISOString(),
    }),
  };
  return { summary, topics };
}

/** The topic or partition that reaches its limit first, or is the fullest; of old readings only where there are no others. */
function nearestOf(
  topics: readonly AssessedTopic[],
): { record: TopicRecord; forecast: Forecast } | undefined {
  const fresh = topics.filter(({ lastReadAt }) => lastReadAt === undefined);
  const nearest = (fresh.length ? fresh : topics)
    .filter(({ records }) => records[0].forecast)
    .reduce<AssessedTopic | undefined>(
      (best, topic) =>
        best && compareRecords(best.records[0], topic.records[0]) <= 0
          ? best
          : topic,
      undefined,
    );
  const { record, forecast } = nearest?.records[0] ?? {};
  return record && forecast && { record, forecast };
}

function compareNamespaces(a: BusNamespace, b: BusNamespace): number {
  return (
    compareStatus(a.status, b.status) ||
    compareForecasts(a.forecast, b.forecast) ||
    (a.name < b.name ? -1 : 1)
  );
}
