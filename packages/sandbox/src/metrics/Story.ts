/**
 * A value over time.
 *
 * @param minute from the moment that the story is told at, so that 0 is that moment and -60 an hour before
 * @param endSeconds that moment in seconds of Unix time, for values that are times
 */
export type Signal = (minute: number, endSeconds: number) => number;

interface StoryOf {
  /** A metric of the catalogue. */
  metric: string;
  labels: Record<string, string>;
  /** How far values stray to both sides, as a part of them; not at all without it. */
  noise?: number;
  /** Minutes between which the series is there; always without them. */
  from?: number;
  to?: number;
}

/** A series of a gauge or a counter. */
export interface StorySeries extends StoryOf {
  /** Of a gauge the value, of a counter the growth a second. */
  value: Signal;
  /** Value of a counter where the history begins. */
  start?: number;
}

/** A series of a counter that somebody else counts. */
interface CountedSeries extends StoryOf {
  /** What the counter shows. */
  count: Signal;
}

/** The series of a histogram. */
export interface StoryHistogram extends StoryOf {
  /** Observations a second. */
  rate: Signal;
  /** Half of the observations are below. */
  median: Signal;
  /** Upper bounds of the buckets; those of the metric's unit without them. */
  buckets?: number[];
}

/** What happens, as the series that tell it; which metrics they are of says the catalogue. */
export type Story = (StorySeries | CountedSeries | StoryHistogram)[];

export function isHistogram(entry: Story[number]): entry is StoryHistogram {
  return 'rate' in entry;
}

export function isCounted(entry: Story[number]): entry is CountedSeries {
  return 'count' in entry;
}
