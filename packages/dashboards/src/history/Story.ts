/**
 * A value over time.
 *
 * @param minute from the end of the history, so that 0 is its end and -60 an hour before
 * @param endSeconds end of the history in seconds of Unix time, for values that are times
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

/** The series of a histogram. */
export interface StoryHistogram extends StoryOf {
  /** Observations a second. */
  rate: Signal;
  /** Half of the observations are below. */
  median: Signal;
  /** Upper bounds of the buckets; those of the metric's unit without them. */
  buckets?: number[];
}

/** What happened, as the series that tell it; which metrics they are of says the catalogue. */
export type Story = (StorySeries | StoryHistogram)[];

export function isHistogram(
  series: StorySeries | StoryHistogram,
): series is StoryHistogram {
  return 'rate' in series;
}
