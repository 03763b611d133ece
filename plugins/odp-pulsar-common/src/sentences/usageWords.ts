import type { Limit, Usage } from '../contract';
import { decimalBytesInWords, messageRateInWords } from './words';

const NO_VALUE: Record<Limit['state'], string> = {
  set: 'an unknown limit',
  inherited: "the broker's default",
  unlimited: 'no limit',
  off: 'kept: nothing',
  unknown: 'an unknown limit',
};

/** A limit's value in words: "1 GB", "no limit", "the broker's default". */
export function limitInWords(
  { state, value }: Limit,
  words: (value: number) => string,
): string {
  return value === undefined ? NO_VALUE[state] : words(value);
}

/** Words for an amount of the kind of a usage. */
function amountWords(kind: Usage['kind']): (value: number) => string {
  switch (kind) {
    case 'publish-messages':
    case 'dispatch-messages':
      return messageRateInWords;
    case 'publish-bytes':
    case 'dispatch-bytes':
      return value => `${decimalBytesInWords(value)}/s`;
    default:
      return decimalBytesInWords;
  }
}

/** What a usage is called. */
export const USAGE_TITLES: Record<Usage['kind'], string> = {
  backlog: 'Backlog',
  retention: 'Retention',
  'publish-messages': 'Publish rate, messages',
  'publish-bytes': 'Publish rate, bytes',
  'dispatch-messages': 'Dispatch rate, messages',
  'dispatch-bytes': 'Dispatch rate, bytes',
};

/** A usage in words; unknown is a word and never zero. */
export function usageWords(usage: Usage | undefined): {
  /** Absent without a share. */
  percent?: string;
  /** "630 MB of 1 GB" */
  figures: string;
  /** With the full name of the topic, to be shown on hover. */
  title?: string;
} {
  if (!usage) {
    return { figures: 'no topic' };
  }
  const words = amountWords(usage.kind);
  const { used, limit, share, topic } = usage;
  const figures = [
    used === undefined ? 'unknown' : words(used),
    limit.value === undefined ? `, ${NO_VALUE[limit.state]}` : ' of ',
    limit.value === undefined ? '' : words(limit.value),
  ].join('');
  return {
    figures,
    title: `${topic}: ${figures}`,
    ...(share !== undefined && {
      percent: `${Math.floor(share * 100 + 1e-9)} %`,
    }),
  };
}
