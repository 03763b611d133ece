import type { PodRecord } from '../../records';
import { PRIVATE_BLOCKS } from '../addresses/cidr';
import { isOutside, type Party } from '../parties';
import type { LabelSet } from './selectPods';

/** An object that opens a path, with what to know before it is applied; without object only that. */
export interface AllowingManifest {
  comments: string[];
  object?: object;
}

/** The pods of parties, each once; none of those outside. */
export function podsOf(parties: Party[]): PodRecord[] {
  return [...new Set(parties)].flatMap(party =>
    isOutside(party) ? [] : party.pods,
  );
}

/** The internet, as a block of addresses of the family that is spoken. */
export function internet({ words }: { words?: number }) {
  return words === 4
    ? { cidr: '::/0', except: PRIVATE_BLOCKS.IPv6 }
    : { cidr: '0.0.0.0/0', except: PRIVATE_BLOCKS.IPv4 };
}

/** What to know of a manifest with an empty selector. */
export function commentsOn(set: LabelSet): string[] {
  return !Object.keys(set).length
    ? [
        'These pods have no label of their own: this is about every pod of the namespace.',
      ]
    : [];
}

/** A name that an object may have: `allow-dagster-to-pulsar`, with a number for the second of several. */
export function objectName(words: string[], index: number): string {
  const text = words
    .join('-')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    // 253 characters are the most that a name may have.
    .slice(0, 250)
    .replace(/^-|-$/g, '');
  return index ? `${text}-${index + 1}` : text;
}
