import { aNode } from '@internal/test-utils';
import { assessNamespace } from '../assessment/assessNamespace';
import type { NamespaceRecords } from '../assessment/NamespaceInput';
import {
  type KindName,
  KINDS,
  projectNamespace,
  projectNode,
} from '../records';

/** When {@link assessExecution} looks. */
export const NOW = Date.parse('2026-11-23T14:04:00Z');

/** Assesses the namespace `execution`: everything readable and empty, with the raw objects of `raws` in it. */
export function assessExecution(
  raws: Partial<Record<KindName, object[]>>,
  options: { unreadable?: KindName[]; node?: object; namespace?: object } = {},
) {
  const records: Record<string, unknown[]> = {};
  for (const kind of Object.keys(KINDS) as KindName[]) {
    if (!options.unreadable?.includes(kind)) {
      records[kind] = (raws[kind] ?? []).map(raw => KINDS[kind].project(raw)!);
    }
  }
  return assessNamespace({
    namespace: projectNamespace({
      metadata: { name: 'execution', ...options.namespace },
    })!,
    records: records as NamespaceRecords,
    node: options.unreadable?.includes('nodes')
      ? undefined
      : name => projectNode(aNode({ metadata: { name }, ...options.node })),
    meshRoot: { peerAuthentications: [], destinationRules: [] },
    facts: {
      layer: 'execution',
      componentEntity: name => `component:default/${name}`,
      dependents: name => (name === 'user-api' ? ['istio-ingress'] : []),
    },
    history: {
      restarts: { count: 0, atLeast: false },
      podRestarts: () => ({ count: 0, atLeast: false }),
      warnings: { count: 0, atLeast: false },
    },
    now: NOW,
  });
}
