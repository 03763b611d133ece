import type { Operation } from '@internal/plugin-odp-workspaces-common';
import { Panel } from '@internal/plugin-odp-react';
import { KIND_TITLES } from '../../model/operations';
import { PlanChanges } from './PlanChanges';
import { PlanFigures } from './PlanFigures';

/** What the open operation of a workspace does. */
export function OpenPlanCard({ operation }: { operation: Operation }) {
  const { id, kind, plan, state } = operation;
  return (
    <Panel
      title={`${KIND_TITLES[kind]}: plan for operation ${id}`}
      hint={state === 'waiting' ? 'dry run, writes nothing' : undefined}
      padded={false}
    >
      <PlanChanges plan={plan} />
      <PlanFigures plan={plan} />
    </Panel>
  );
}
