/** What the portal asks and answers at most; one place for both sides of the API. */
export const BOUNDS = {
  /** The longest range of a query. */
  longestRangeMs: 31 * 24 * 60 * 60 * 1000,
  /** Prometheus itself refuses more samples of one series. */
  pointsPerSeries: 11_000,
  /** Series of one panel; more are cut, and the panel says so. */
  seriesPerPanel: 500,
  panelsPerCall: 40,
  /** Bytes of one answer of a source. */
  answerBytes: 8 * 1024 * 1024,
  /** Alerts that are listed; more are counted. */
  alerts: 200,
  /** Options of one variable; more are cut, and `isCut` says so. */
  optionsPerVariable: 1_000,
  /** Values that a caller may choose of one variable. */
  valuesPerVariable: 500,
  /** Characters of a value of a variable. */
  valueLength: 500,
  /** Pixels of a panel's width: a point a pixel. */
  panelWidth: { min: 50, max: 4_000 },
} as const;
