import type { OperationResult } from '../operation/runOperation';

/** Outputs of a step, from what its operation came to. */
export function tell(
  output: (name: any, value: any) => void,
  { operation, message, links }: OperationResult,
): void {
  const { id, workspace, state, kind } = operation;
  output('operationId', id);
  output('workspace', workspace);
  output('state', state);
  output('message', message);
  output('links', links);
  if (state === 'done' && kind !== 'decommission') {
    output('entityRef', `system:default/${workspace}`);
  }
}
