import { compareStatus } from '../sentences';
import type { Finding } from './Finding';
import { POD_RULES, type PodContext } from './podRules';

/** What the rules say of a pod, worst first; nothing for a healthy one. */
export function assessPod(context: PodContext): Finding[] {
  const findings: Finding[] = [];
  for (const { id, status, find } of POD_RULES) {
    const found = find(context);
    if (found) {
      findings.push({ rule: id, status, ...found });
    }
  }
  // Of a pod on a silent node only that is known; all else is what it last said.
  const silent = findings.find(({ rule }) => rule === 'pod.node-silent');
  return silent
    ? [silent]
    : findings.sort((a, b) => compareStatus(a.status, b.status));
}
