import type { Gap } from '@internal/vocabulary';
import { isForbidden } from './attempt';

const SUPER_USER = 'give its role super-user rights';

/** What each kind hides when it cannot be read, and the right that would help. */
const KINDS = {
  brokers: {
    hides: 'whether all brokers answered',
    right: SUPER_USER,
  },
  'broker statistics': {
    hides:
      "consumers and producers by name, so that the figures are those of the brokers' metrics",
    right: SUPER_USER,
  },
  bookies: {
    hides: 'where data is stored',
    right: SUPER_USER,
  },
  'broker defaults': {
    hides: 'what a limit is that a namespace inherits',
    right: SUPER_USER,
  },
  policies: {
    hides: 'limits, and how they differ from the declared ones',
    right: 'make its role an admin of the tenant',
  },
  'partitioned topics': {
    hides: 'which topics are partitions of one',
    right: 'give its role consume on the namespace',
  },
  'topic statistics': {
    hides:
      'cursors and the age of the backlog, so that the figures are those of the last sweep',
    right: 'give its role consume on the namespace',
  },
};

/** The gap that a kind leaves which could not be read; `of` says where, when not everywhere. */
export function gapOf(
  kind: keyof typeof KINDS,
  failure: Error,
  of?: string,
): Gap {
  const { hides, right } = KINDS[kind];
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

/** One gap for the places where a kind failed, the first failure named; none without one. */
export function gapOfSeveral(
  kind: keyof typeof KINDS,
  failures: ReadonlyMap<string, Error>,
): Gap[] {
  const [first] = failures;
  if (!first) {
    return [];
  }
  const [place, failure] = first;
  const more = failures.size - 1;
  return [gapOf(kind, failure, more ? `${place} and ${more} more` : place)];
}

function capitalized(text: string): string {
  return text[0].toLocaleUpperCase('en-US') + text.slice(1);
}
