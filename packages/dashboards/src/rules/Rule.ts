/** A rule that records the values of an expression under a name. */
export interface RecordingRule {
  record: string;
  expr: string;
}

/** A rule that tells people. Its duration is how long it has to hold before it does. */
export interface AlertRule {
  alert: string;
  expr: string;
  for: string;
  /** critical: somebody is woken; warning: it is looked at in working hours. */
  severity: 'critical' | 'warning';
  /** A sentence with labels and value of the alert in Go's templates. */
  summary: string;
  /** What it means for users of the platform. */
  description: string;
}

/** Rules that are evaluated together. */
export interface RuleGroup<Rule> {
  name: string;
  rules: Rule[];
}
