import {
  clockTime,
  compareStatus,
  plural,
  type Status,
} from '@internal/vocabulary';
import type { Policies } from '../contract';
import { type AssessedTopic, compareForecasts } from './assessTopic';
import { forecastInWords } from './forecastInWords';
import { topicLabel } from './topicLabel';

/** Why a namespace is not healthy. */
export interface NamespaceReason {
  status: Status;
  text: string;
}

/** Worst first. */
export function namespaceReasons(
  topics: readonly AssessedTopic[],
  policies: Policies | undefined,
  now: number,
): NamespaceReason[] {
  const fresh = topics.filter(({ lastReadAt }) => lastReadAt === undefined);
  return [
    ...limitReasons(fresh),
    ...fresh.flatMap(subscriptionReasons),
    ...policyReasons(policies),
    ...ageReasons(topics, now),
  ].sort((a, b) => compareStatus(a.status, b.status));
}

/** The first to reach its limit first. */
function limitReasons(topics: readonly AssessedTopic[]): NamespaceReason[] {
  const records = topics
    .flatMap(topic => topic.records)
    .sort((a, b) => compareForecasts(a.forecast, b.forecast));
  return records.flatMap(({ record, forecast }) => {
    const words = forecast && forecastInWords(forecast);
    return words && forecast.status !== 'healthy'
      ? {
          status: forecast.status,
          text: `${topicLabel(record.reading)} ${words}`,
        }
      : [];
  });
}

function subscriptionReasons({
  subscriptions,
}: AssessedTopic): NamespaceReason[] {
  return subscriptions.flatMap(({ reading, record, diagnoses }) =>
    diagnoses
      .filter(({ status }) => status !== 'healthy')
      .map(({ status, title }) => ({
        status,
        text: `${topicLabel(record.reading)}, ${reading.name}: ${title
          .charAt(0)
          .toLocaleLowerCase('en-US')}${title.slice(1)}`,
      })),
  );
}

function policyReasons(policies: Policies | undefined): NamespaceReason[] {
  return [
    ...(policies?.backlogPolicy === 'invalid'
      ? [
          {
            status: 'failing' as const,
            text: 'its backlog quota has no policy that the broker knows, which ends the quota checks of the whole broker until it is restarted',
          },
        ]
      : []),
    ...(policies?.isDeleted
      ? [{ status: 'progressing' as const, text: 'it is being deleted' }]
      : []),
  ];
}

function ageReasons(
  topics: readonly AssessedTopic[],
  now: number,
): NamespaceReason[] {
  const old = topics.filter(({ lastReadAt }) => lastReadAt !== undefined);
  const last = lastReadAtOf(old);
  return last === undefined
    ? []
    : [
        {
          status: 'unknown',
          text: `${plural(
            old.length,
            'topic',
          )} in no broker's answer since ${clockTime(
            new Date(last).toISOString(),
            now,
          )}, as while it moves between brokers`,
        },
      ];
}

/** When topics that are older than the last sweep were read last. */
export function lastReadAtOf(
  topics: readonly AssessedTopic[],
): number | undefined {
  let last: number | undefined;
  for (const { lastReadAt } of topics) {
    if (lastReadAt !== undefined) {
      last = Math.max(last ?? 0, lastReadAt);
    }
  }
  return last;
}
