/** The five words, worst to best. */
export const STATUS_NAMES = [
  'failing',
  'degraded',
  'unknown',
  'progressing',
  'healthy',
] as const;

/** One of the five words; the same values as the contract's `Status`. */
export type StatusName = (typeof STATUS_NAMES)[number];

/** How many of something stand in each status; an absent status counts none. */
export type StatusCountsLike = Partial<Record<StatusName, number>>;

/** The worst status that is present, or `unknown` when nothing is there to judge. */
export function worstStatus(statuses: Iterable<StatusName>): StatusName {
  const present = new Set(statuses);
  return STATUS_NAMES.find(status => present.has(status)) ?? 'unknown';
}

/** The word as it stands at the start of a sentence. */
export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
