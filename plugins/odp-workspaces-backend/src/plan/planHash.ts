import {
  canonicalJson,
  type PlanChange,
  type PlanRequest,
} from '@internal/plugin-odp-workspaces-common';
import { createHash } from 'node:crypto';

/** SHA-256 over what a plan does: what is asked for, of which generation, and every change with its conflicts. */
export function planHashOf(parts: {
  request: PlanRequest;
  generation: number;
  changes: readonly PlanChange[];
}): string {
  const changes = parts.changes.map(({ warnings, ...change }) => change);
  const { kind, workspace } = parts.request;
  const component =
    'component' in parts.request ? parts.request.component : undefined;
  const spec = 'spec' in parts.request ? parts.request.spec : undefined;
  return createHash('sha256')
    .update(
      canonicalJson({
        kind,
        workspace,
        component,
        spec,
        generation: parts.generation,
        changes,
      }),
    )
    .digest('hex');
}
