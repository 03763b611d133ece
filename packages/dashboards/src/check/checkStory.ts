import { limits } from '../panels/limits';
import type { PrometheusAnswers } from './PrometheusAnswers';

/** A number of the busy day: what to ask for it, and what it is at the end. */
interface Fact {
  name: string;
  expr: string;
  value: number;
  /** How far it may be off, as a part of it. */
  within: number;
}

const EU = 'cluster="odp-eu"';

/** What pictures and texts say of 14:32; whoever changes the story changes these too. */
const FACTS: Fact[] = [
  {
    name: 'requests a second',
    expr: `sum(odp:service_requests:rate5m{${EU}})`,
    value: 843,
    within: 0.03,
  },
  {
    name: 'part of them that is 5xx',
    expr: `sum(odp:service_requests:rate5m{${EU}, code=~"5.."}) / sum(odp:service_requests:rate5m{${EU}})`,
    value: 0.016,
    within: 0.05,
  },
  {
    name: 'part of 5xx of yaml-processor',
    expr: `sum(odp:service_requests:rate5m{${EU}, service="yaml-processor", code=~"5.."}) / sum(odp:service_requests:rate5m{${EU}, service="yaml-processor"})`,
    value: 0.382,
    within: 0.03,
  },
  {
    name: 'per cent of workflows that completed within an hour',
    expr: `100 * sum(avg_over_time(odp:workflow_closed:rate5m{${EU}, outcome="completed"}[1h])) / sum(avg_over_time(odp:workflow_closed:rate5m{${EU}, outcome!="cancelled"}[1h]))`,
    value: 98.2,
    within: 0.003,
  },
  {
    name: 'per cent that GPUs of bentoml-ner compute',
    expr: `avg(odp:gpu_utilization:percent{${EU}, pod=~"bentoml-ner-.+"})`,
    value: 97,
    within: 0.01,
  },
  {
    name: 'bytes of backlog of pipeline.submitted of acme-risk',
    expr: `odp:bus_backlog_bytes:max{${EU}, workspace="acme-risk", topic="pipeline.submitted"}`,
    value: 643_600_000,
    within: 0.01,
  },
  {
    name: 'workspaces with a data quality alert',
    expr: alerts(),
    value: 1,
    within: 0,
  },
  {
    name: 'workspaces with a data quality alert before the rollout',
    expr: alerts(' offset 50m'),
    value: 0,
    within: 0,
  },
  {
    name: 'queued runs before a job fails',
    expr: `sum(dagster_active_runs{${EU}, status="queued"} offset 50m)`,
    value: 0,
    within: 0,
  },
];

/** Workspaces of whose validations too many fail; 0 where none is one. */
function alerts(when = ''): string {
  const by = (labels: string) =>
    `sum by (workspace) (odp:validation_events:rate5m{${labels}}${when})`;
  const failed = `${by(`${EU}, result="failed"`)} / ${by(EU)}`;
  return `count(${failed} > ${limits.validationFailureShare.degraded}) or 0 * count(${failed})`;
}

/** Which numbers of the story the history does not give, a sentence each. */
export async function checkStory(
  answers: PrometheusAnswers,
): Promise<string[]> {
  const problems: string[] = [];
  for (const { name, expr, value, within } of FACTS) {
    const [series] = await answers.moment(expr);
    const found = Number(series?.values[0]);
    // NaN is not within anything.
    if (!(Math.abs(found - value) <= within * value)) {
      problems.push(`the story has ${value} ${name}, the history ${found}`);
    }
  }
  return problems;
}
