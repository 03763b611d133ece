import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  OperationStep,
  OperationSummary,
  PlanSummary,
} from '@internal/plugin-odp-workspaces-common';
import {
  Panel,
  StatusWord,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { durationInWords, plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useOperation } from '../../api';
import { SYSTEM_TITLES } from '../../model/conditions';
import { statusOfStep } from '../../model/operations';
import { countsInWords } from '../../model/planGroups';
import { costChangeInWords } from '../../model/words';
import { PlanChanges } from '../plan/PlanChanges';
import { READ_RIGHT } from '../rights';
import { useTableStyles } from '../tableStyles';
import { OperationItem } from './OperationItem';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: '8px 0' },
  facts: { fontSize: 'var(--odp-font-secondary)' },
});

interface OperationsTabProps {
  operations: OperationSummary[];
  /** Where it stands among other panels. */
  title?: string;
}

/** Every operation of a workspace or a component with its evidence: who, what, how each step went. */
export function OperationsTab({ operations, title }: OperationsTabProps) {
  const classes = useStyles();
  return (
    <Panel title={title} label="Operations" padded={false}>
      {operations.length ? (
        <ul className={classes.list}>
          {operations.map(operation => (
            <OperationItem key={operation.id} operation={operation}>
              <Evidence operation={operation} />
            </OperationItem>
          ))}
        </ul>
      ) : (
        <ViewState
          state={{
            kind: 'empty-by-nature',
            title: 'No operations',
            detail: 'Nothing was ever asked of it.',
          }}
        />
      )}
    </Panel>
  );
}

function Evidence({ operation }: { operation: OperationSummary }) {
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const { requestedBy, reason, approval, plan, writtenObjects } = operation;
  return (
    <div className={classes.facts}>
      <div>
        Asked by <EntityRefLink entityRef={requestedBy} />
        {reason && <>: “{reason}”</>}
        {approval?.decidedBy && (
          <>
            ; decided by <EntityRefLink entityRef={approval.decidedBy} />
          </>
        )}
        . Plan {plan.planHash.slice(0, 12)}, {plural(writtenObjects, 'object')}{' '}
        written.
      </div>
      <div>{planInWords(plan)}</div>
      <details onToggle={event => setIsOpen(event.currentTarget.open)}>
        <summary>Steps and plan of operation {operation.id}</summary>
        {isOpen && <Opened operation={operation} />}
      </details>
    </div>
  );
}

/** What a plan comes to: "Quota 1 object changed; + $ 612 a month." */
function planInWords({ systems, cost }: PlanSummary): string {
  const changed = systems.flatMap(({ system, ...counts }) => {
    const words = countsInWords(counts);
    return words ? [`${SYSTEM_TITLES[system]} ${words}`] : [];
  });
  return `${[
    changed.join(', ') || 'Nothing to change',
    costChangeInWords(cost) ?? 'cost unchanged',
  ].join('; ')}.`;
}

/** What only who opens an operation reads. */
function Opened({ operation }: { operation: OperationSummary }) {
  const { id, steps } = operation;
  const view = useOperation(operation);
  return (
    <>
      <StepTable id={id} steps={steps} />
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: `The plan of operation ${id}`,
          right: READ_RIGHT,
        })}
      >
        {view.data && <PlanChanges plan={view.data.plan} />}
      </ViewState>
    </>
  );
}

function StepTable({ id, steps }: { id: string; steps: OperationStep[] }) {
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={`Steps of operation ${id}`}>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col">Place</th>
            <th scope="col">State</th>
            <th scope="col">Took</th>
            <th scope="col">Attempts</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(step => (
            <tr key={`${step.system} ${step.place}`}>
              <td>{SYSTEM_TITLES[step.system]}</td>
              <td>{step.place}</td>
              <td>
                <StatusWord status={statusOfStep(step)}>
                  {step.state}
                </StatusWord>
                {step.message && (
                  <span className={table.second}>{step.message}</span>
                )}
              </td>
              <td>{tookInWords(step)}</td>
              <td>{step.attempts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function tookInWords({ startedAt, endedAt }: OperationStep): string {
  if (!startedAt) {
    return 'not begun';
  }
  return endedAt
    ? durationInWords(Date.parse(endedAt) - Date.parse(startedAt))
    : 'not ended';
}
