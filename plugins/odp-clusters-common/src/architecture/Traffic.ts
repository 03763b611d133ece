/** A workload as the mesh names it in its metrics. */
export interface FlowEnd {
  namespace: string;
  workload: string;
}

/** What one workload sent to another within the window. */
export interface Flow {
  from: FlowEnd;
  to: FlowEnd;
  /** Requests and opened connections. */
  perMinute: number;
  /** Whether an open connection carried bytes, opened in the window or long before. */
  carriesBytes: boolean;
}

/** What the mesh's metrics say of a cluster. */
export type Traffic =
  | { state: 'not-set-up' }
  | {
      state: 'failed';
      /** What went wrong, as a clause: "Prometheus answers 503". */
      words: string;
      /** When it was last measured, ISO 8601 UTC. */
      asOf?: string;
    }
  | {
      state: 'measured';
      /** ISO 8601 UTC. */
      asOf: string;
      windowMinutes: number;
      flows: Flow[];
      /** Why what is not among the flows may have been there all the same. */
      incomplete?: string;
    };
