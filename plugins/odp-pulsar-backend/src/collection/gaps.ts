import type { Gap } from '@internal/vocabulary';
import { isForbidden } from './attempt';

/** What each kind hides when it cannot be read, and the right that would help. */
const KINDS = new Map([
  [
    'brokers',
    {
      hides: 'which brokers there are, and so whether all of them answered',
      right: 'give its role super-user rights',
    },
  ],
  [
    'broker statistics',
    {
      hides:
        'consumers, producers and cursors; the figures are those of the brokers’ metrics',
      right: 'give its role super-user rights',
    },
  ],
  [
    'bookies',
    {
      hides: 'which bookies are registered',
      right: 'give its role super-user rights',
    },
  ],
  [
    'broker defaults',
    {
      hides: 'what a limit is that a namespace inherits',
      right: 'give its role super-user rights',
    },
  ],
  [
    'policies',
    {
      hides: 'limits of namespaces, and what differs from the declared ones',
      right: 'make its role an admin of the tenant',
    },
  ],
  [
    'partitioned topics',
    {
      hides: 'which topics are partitions of one',
      right: 'give its role consume on the namespaces',
    },
  ],
]);

/** The gap that a kind leaves which could not be read; `of` says where, when not everywhere. */
export function gapOf(kind: string, failure: Error, of?: string): Gap {
  const { hides, right } = KINDS.get(kind)!;
  const what = of ? `${kind} of ${of}` : kind;
  if (isForbidden(failure)) {
    return {
      kind,
      cause: 'forbidden',
      message: `The portal's token may not read ${what}, which hides ${hides}; ${right}.`,
    };
  }
  return {
    kind,
    cause: 'failed',
    message: `${capitalized(what)} cannot be read, which hides ${hides}: ${
      failure.message
    }. The portal tries again.`,
  };
}

function capitalized(text: string): string {
  return text[0].toLocaleUpperCase('en-US') + text.slice(1);
}
