/** The Prometheus that measures the traffic of a cluster. */
export interface TrafficSource {
  url: string;
  tokenFile?: string;
  caFile?: string;
  /** How far back rates look. */
  windowMinutes: number;
  /** Milliseconds between two measurements. */
  intervalMs: number;
}
