import type {
  Operation,
  OperationStep,
  Plan,
  PlanChange,
} from '@internal/plugin-odp-workspaces-common';

/** What a plan does, line by line. */
export function planInWords({ changes, cost, approval }: Plan): string[] {
  const doing = changes.filter(({ action }) => action !== 'unchanged');
  const same = changes.length - doing.length;
  return [
    ...doing.map(changeInWords),
    ...(same ? [`${same} unchanged`] : []),
    `$ ${Math.round(cost.beforeUsdPerMonth)} a month before, $ ${Math.round(
      cost.afterUsdPerMonth,
    )} after`,
    ...(approval
      ? [
          `It needs an approval by ${approval.approvers.join(
            ', ',
          )}: ${approval.reasons.join(' ')}`,
        ]
      : []),
  ];
}

function changeInWords(change: PlanChange): string {
  const { action, subject, place, fields, warnings, conflicts } = change;
  return [
    `${action} ${subject} on ${place}`,
    ...(action === 'update'
      ? fields.map(
          ({ path, before, after }) =>
            `${path}: ${valueInWords(before)} becomes ${valueInWords(after)}`,
        )
      : []),
    ...conflicts.map(({ manager, field }) => `${manager} has set ${field}`),
    ...warnings,
  ].join('; ');
}

function valueInWords(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** How a step stands. */
export function stepInWords(step: OperationStep): string {
  const { system, place, state, message } = step;
  return `${system} on ${place}: ${state}${message ? `, ${message}` : ''}`;
}

/** How an operation ended, or where it stands. */
export function operationInWords(operation: Operation): string {
  const { id, kind, workspace, component, state, message } = operation;
  return `Operation ${id} (${kind} ${component ?? workspace}) is ${state}${
    message ? `: ${message}` : ''
  }`;
}
