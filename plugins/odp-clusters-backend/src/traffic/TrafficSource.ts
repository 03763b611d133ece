/** The Prometheus that measures the traffic of a cluster. */
export interface TrafficSource {
  url: string;
  tokenFile?: string;
  caFile?: string;
  /** That the series of the cluster have, where others are held beside them. */
  labels: Record<string, string>;
  /** How far back rates look. */
  windowMinutes: number;
  /** Milliseconds between two measurements. */
  intervalMs: number;
}
