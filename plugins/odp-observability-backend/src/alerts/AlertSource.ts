/** An alert as the source tells it. */
export interface ActiveAlert {
  state: string;
  /** Milliseconds UTC. */
  activeAt: number;
  /** Name and severity among them. */
  labels: Record<string, string>;
  /** With values written out. */
  annotations: Record<string, string>;
}

/** A rule that alerts. */
export interface AlertRule {
  name: string;
  /** Its last evaluation went well. */
  isEvaluated: boolean;
  /** As whoever wrote the rule has them. */
  annotations: Record<string, string>;
  alerts: ActiveAlert[];
}

export interface AlertRules {
  rules: AlertRule[];
  /** When the source answered, milliseconds UTC. */
  asOf: number;
  /** Of the answer as it came. */
  bytes: number;
}

/** Who evaluates rules. */
export interface AlertSource {
  scrapeIntervalMs: number;
  /** @throws SourceError with a sentence, or the reason of the signal */
  alertRules(signal: AbortSignal): Promise<AlertRules>;
}
