import type { Reason } from '../contract';
import { type KindName, KINDS } from '../records';
import type { NamespaceInput } from './NamespaceInput';

/** Kinds that rules on health read: without one of them a namespace cannot be called healthy. */
const HEALTH_KINDS = [
  'pods',
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'persistentvolumeclaims',
  'horizontalpodautoscalers',
  'poddisruptionbudgets',
] as const;

/** What cannot be read of a namespace, when that keeps it from being called healthy. */
export function blindReason({
  records,
  namespace,
}: NamespaceInput): Reason | undefined {
  const missing = HEALTH_KINDS.filter(kind => !records[kind]);
  return missing.length
    ? {
        rule: 'namespace.not-readable',
        status: 'unknown',
        object: { kind: 'Namespace', name: namespace.name },
        message: unreadableInWords(missing),
      }
    : undefined;
}

/** "pods and jobs cannot be read, which hides the state of pods and whether Jobs failed" */
export function unreadableInWords(kinds: readonly KindName[]): string {
  const list = (texts: string[]) => texts.join(' and ');
  return `${list([...kinds])} cannot be read, which hides ${list(
    kinds.map(kind => KINDS[kind].hides),
  )}`;
}
