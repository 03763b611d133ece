/** A query of logs, as the document asks for it. */
export interface LogQuery {
  /** Id under `logQueries` in the target state. */
  id: string;
  title: string;
  description: string;
  /** Lines of logs. */
  lines: string;
  /** Their number over time or by what they name; nothing where lines are all. */
  counts?: string;
}

const SIGN_IN_EVENTS =
  '{cluster="$cluster", namespace="keycloak"} |= "org.keycloak.events" | regexp `type="?(?P<event>[A-Z_]+)"?.*realm(?:Id|Name)="?(?P<realm>[^", ]+)"?.*clientId="?(?P<client>[^", ]+)"?`';

/** The three queries of Loki; a page for them comes later. */
export const logQueries: LogQuery[] = [
  {
    id: 'errors-by-namespace',
    title: 'Errors by namespace',
    description:
      'Lines that Loki takes for errors. It tells the level of each line by itself since version 3.',
    lines:
      '{cluster="$cluster", namespace=~"$namespace"} | detected_level=~"error|fatal|critical"',
    counts:
      'sum by (namespace) (count_over_time({cluster="$cluster", namespace=~"$namespace"} | detected_level=~"error|fatal|critical" [$__auto]))',
  },
  {
    id: 'pipeline-failures',
    title: 'Failures of pipelines',
    description:
      'Errors of workers and runs that name their pipeline. The name is read from the line, never a label of the stream.',
    lines:
      '{cluster="$cluster", namespace=~"$namespace", app=~"dagster.*|temporal.*|.*-worker"} | json | level=~"(?i)error" | pipeline_id!=""',
    counts:
      'sum by (pipeline_id) (count_over_time({cluster="$cluster", namespace=~"$namespace", app=~"dagster.*|temporal.*|.*-worker"} | json | level=~"(?i)error" | pipeline_id!="" [$__range]))',
  },
  {
    id: 'authentication-events',
    title: 'Sign-ins and refusals',
    description:
      'Events of Keycloak. It writes successful ones only when its listener jboss-logging has the success level info.',
    lines: SIGN_IN_EVENTS,
    counts: `sum by (event, realm) (count_over_time(${SIGN_IN_EVENTS} [$__auto]))`,
  },
];
