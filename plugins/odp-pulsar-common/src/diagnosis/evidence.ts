import { durationInWords } from '@internal/vocabulary';
import type { Diagnosis } from '../contract';
import { subscriptionBacklogBytesOf } from '../limits';
import type { MomentReading } from '../records';
import {
  countInWords,
  decimalBytesInWords,
  messageRateInWords,
} from '../sentences';
import type { Signs } from './Signs';

type Evidence = Diagnosis['evidence'];

/** What waits: "300 entries (3.09 MB)". */
export function backlogInWords(signs: Signs): string {
  const { entries, subscription, topic } = signs;
  const bytes = subscriptionBacklogBytesOf(subscription, topic);
  const size = bytes === undefined ? '' : ` (${decimalBytesInWords(bytes)})`;
  return `${entriesInWords(entries)}${size}`;
}

/** A count of entries, which may hold several messages each. */
export function entriesInWords(entries: number): string {
  return `${countInWords(entries)} ${
    Math.round(entries) === 1 ? 'entry' : 'entries'
  }`;
}

/** How long ago a moment was: "34 min ago", "never"; undefined where nobody tells. */
export function agoInWords(
  moment: MomentReading | undefined,
  now: number,
): string | undefined {
  if (moment === undefined) {
    return undefined;
  }
  return moment === 0 ? 'never' : `${durationInWords(now - moment)} ago`;
}

/** Figures that most rows show, those that are known. */
export function commonEvidence(signs: Signs): Evidence {
  const { subscription, now, growth } = signs;
  const { messagesOutPerSecond, unackedMessages, lastAckedAt } = subscription;
  return evidence({
    Backlog: backlogInWords(signs),
    Growth:
      growth === undefined
        ? undefined
        : `${growth > 0 ? '+' : ''}${countInWords(growth * 60)} entries/min`,
    'Out to it':
      messagesOutPerSecond === undefined
        ? undefined
        : messageRateInWords(messagesOutPerSecond),
    Unacked:
      unackedMessages === undefined ? undefined : countInWords(unackedMessages),
    'Last ack': agoInWords(lastAckedAt, now),
  });
}

/** Labelled figures, without those that are not known. */
export function evidence(
  figures: Record<string, string | undefined>,
): Evidence {
  return Object.entries(figures).flatMap(([label, value]) =>
    value === undefined ? [] : { label, value },
  );
}
