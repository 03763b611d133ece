import type { OperationResult } from '../operation/runOperation';

/** Kinds after which there is nothing any more. */
const ENDS = ['decommission', 'delete-component'];

/** Outputs of a step, from what its operation came to. */
export function tell(
  output: (name: any, value: any) => void,
  { operation, message, links }: OperationResult,
): void {
  const { id, workspace, component, state, kind } = operation;
  output('operationId', id);
  output('workspace', workspace);
  if (component) {
    output('component', component);
  }
  output('state', state);
  output('message', message);
  output('links', links);
  if (state === 'done' && !ENDS.includes(kind)) {
    output(
      'entityRef',
      component
        ? `component:default/${component}`
        : `system:default/${workspace}`,
    );
  }
}
