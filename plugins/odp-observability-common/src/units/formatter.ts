/** A value in words, cut where a tile writes its parts in different sizes. */
export interface FormattedValue {
  text: string;
  /** Written before, without a blank of its own, such as `$`. */
  prefix?: string;
  /** Written behind, with its own blank, such as ` MiB`. */
  suffix?: string;
}

export interface FormatOptions {
  /** Grafana's id, such as `bytes`; an unknown one is written behind the number. */
  unit?: string;
  /** Absent: as many as the value's size deserves. */
  decimals?: number;
  /** IANA name for units of time; absent: the zone of whoever looks. */
  timeZone?: string;
  /** Milliseconds UTC; needed by units that name a time from now. */
  now?: number;
}

/** Formats a value that is no null. */
export type Formatter = (
  value: number,
  options: Omit<FormatOptions, 'unit'>,
) => FormattedValue;
