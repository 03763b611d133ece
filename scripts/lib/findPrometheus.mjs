import { prometheusPrograms } from './prometheusPrograms.mjs';
import { say } from './steps.mjs';

/** The programs of a Prometheus for the sandbox, or nothing; says which, or why there are none. */
export async function findPrometheus() {
  const { why, summary, ...programs } = await prometheusPrograms();
  say(
    why
      ? `Prometheus: none, so that dashboards are not set up. To have them: ${why}, then start again.`
      : `Prometheus: ${summary}`,
  );
  return why ? undefined : programs;
}
