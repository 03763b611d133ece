import type { OperationSummary } from '@internal/plugin-odp-workspaces-common';
import { Panel, ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { useOperation } from '../../api';
import { summaryTitle } from '../../model/operations';
import { READ_RIGHT } from '../rights';
import { PlanChanges } from './PlanChanges';
import { PlanFigures } from './PlanFigures';

/** What an open operation does. */
export function OpenPlanCard({ operation }: { operation: OperationSummary }) {
  const { id, state } = operation;
  const view = useOperation(operation);
  const plan = view.data?.plan;
  return (
    <Panel
      title={`${summaryTitle(operation)}: plan for operation ${id}`}
      hint={state === 'waiting' ? 'dry run, writes nothing' : undefined}
      padded={false}
    >
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: `The plan of operation ${id}`,
          right: READ_RIGHT,
        })}
      >
        {plan && (
          <>
            <PlanChanges plan={plan} />
            <PlanFigures plan={plan} />
          </>
        )}
      </ViewState>
    </Panel>
  );
}
