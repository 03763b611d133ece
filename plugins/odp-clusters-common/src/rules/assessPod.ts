import { compareStatus } from '@internal/vocabulary';
import type { Finding } from './Finding';
import { POD_RULES } from './podRules';
import type { PodContext } from './pods/PodRule';
import { allFindings } from './Rule';

/** What a pod looks like while something else is the cause; they speak only when nothing else does. */
const SYMPTOMS = new Set([
  'pod.slow-start',
  'pod.starting',
  'pod.not-ready',
  'pod.becoming-ready',
]);

/** What makes everything else that is written of a pod old. */
const UNHEARD = new Set(['pod.node-silent', 'pod.node-gone']);

/** What the rules say of a pod, worst first; nothing for a healthy one. */
export function assessPod(context: PodContext): Finding[] {
  const findings = allFindings(POD_RULES, context);
  // Of a pod whose node does not report only that is known; all else is what it last said.
  const unheard = findings.find(({ rule }) => UNHEARD.has(rule));
  if (unheard) {
    return [unheard];
  }
  const [worst, ...others] = findings.sort((a, b) =>
    compareStatus(a.status, b.status),
  );
  return worst
    ? [worst, ...others.filter(({ rule }) => !SYMPTOMS.has(rule))]
    : [];
}
