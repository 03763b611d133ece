import {
  clockTime,
  compareStatus,
  plural,
  worstOf,
} from '@internal/vocabulary';
import type { BusNamespace, BusNamespaceDetail, Forecast } from '../contract';
import { assessUsages, findDrift } from '../limits';
import { localNameOf, workspaceOf } from '../names';
import {
  type AssessedTopic,
  assessTopics,
  compareForecasts,
} from './assessTopic';
import { compareTopics, describeTopic } from './describeTopic';
import type { BusInput, WithoutSight } from './input';
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
  { bus, groups }: { bus: BusInput; groups: TopicGroup[] },
): { summary: BusNamespace; topics: AssessedTopic[] } {
  const own = groups.filter(({ isSystem }) => !isSystem);
  const topics = assessTopics(own, bus);
  const readings = own.flatMap(({ records }) =>
    records.map(({ reading }) => reading),
  );
  const nearest = nearestOf(topics);
  const trend = nearest && trendOf(nearest.points, bus.now);
  const lastReadAt = lastReadAtOf(topics);
  const workspace = workspaceOf(name, bus.eventBus);
  const owner = bus.owners.get(name);
  const summary: BusNamespace = {
    name,
    ...(workspace !== undefined && { workspace }),
    ...(owner !== undefined && { owner }),
    status: worstOf(topics.map(({ status }) => status)),
    reasons: reasonsOf(topics, bus.now),
    topics: { total: own.length, system: groups.length - own.length },
    worst: assessUsages(readings, bus.policies.get(name)),
    ...(nearest && {
      forecast: nearest.forecast,
      forecastTopic: nearest.topic,
    }),
    ...(trend && { trend }),
    rates: sumRates(readings),
    policy: findDrift(bus.policies.get(name), name, bus.eventBus),
    ...(lastReadAt !== undefined && {
      lastReadAt: new Date(lastReadAt).toISOString(),
    }),
  };
  return { summary, topics };
}

/** The topic or partition that reaches its limit first. */
function nearestOf(topics: readonly AssessedTopic[]) {
  let nearest:
    | {
        topic: string;
        forecast: Forecast;
        points: AssessedTopic['records'][number]['record']['points'];
      }
    | undefined;
  for (const { records } of topics) {
    const [{ forecast, record }] = records;
    if (
      forecast &&
      (!nearest || compareForecasts(forecast, nearest.forecast) < 0)
    ) {
      nearest = {
        topic: record.reading.name,
        forecast,
        points: record.points,
      };
    }
  }
  return nearest;
}

function lastReadAtOf(topics: readonly AssessedTopic[]): number | undefined {
  const times = topics
    .map(({ lastReadAt }) => lastReadAt)
    .filter((time): time is number => time !== undefined);
  return times.length ? Math.max(...times) : undefined;
}

function reasonsOf(topics: readonly AssessedTopic[], now: number): string[] {
  const reasons = topics.flatMap(({ group, subscriptions }) =>
    subscriptions.flatMap(({ reading, diagnoses }) =>
      diagnoses
        .filter(({ status }) => status !== 'healthy')
        .map(({ status, title }) => ({
          status,
          text: `${localNameOf(group.name)}: ${
            reading.name
          } ${title.toLocaleLowerCase('en-US')}`,
        })),
    ),
  );
  const old = topics.filter(({ lastReadAt }) => lastReadAt !== undefined);
  const lastReadAt = lastReadAtOf(old);
  if (lastReadAt !== undefined) {
    reasons.push({
      status: 'unknown',
      text: `${plural(old.length, 'topic')} not read since ${clockTime(
        new Date(lastReadAt).toISOString(),
        now,
      )}`,
    });
  }
  return reasons
    .sort((a, b) => compareStatus(a.status, b.status))
    .map(({ text }) => text);
}

function compareNamespaces(a: BusNamespace, b: BusNamespace): number {
  return (
    compareStatus(a.status, b.status) ||
    compareForecasts(a.forecast, b.forecast) ||
    (a.name < b.name ? -1 : 1)
  );
}
