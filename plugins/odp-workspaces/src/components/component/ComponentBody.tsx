import type { ComponentDetail } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import type { ComponentRun } from '../../model/componentRuns';
import { openOperationOf } from '../../model/operations';
import { isMade } from '../../model/phases';
import { allOf } from '../../model/words';
import { Notice } from '../Notice';
import { OperationsTab } from '../operations/OperationsTab';
import { WaitingCard } from '../operations/WaitingCard';
import { OpenPlanCard } from '../plan/OpenPlanCard';
import { RepairCard } from '../RepairCard';
import { ConditionsCard } from '../workspace/ConditionsCard';
import { ActionsCard } from './ActionsCard';
import { AwaitsImageCard } from './AwaitsImageCard';
import { ComponentHeader } from './ComponentHeader';
import { ComponentVerdictLine } from './ComponentVerdictLine';
import { DeleteZone } from './DeleteZone';
import { RunsCard } from './RunsCard';
import { SubscriptionCard } from './SubscriptionCard';
import { useWhyNotToDeploy } from './useWhyNotToDeploy';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 6fr) minmax(0, 5fr)',
    gap: 12,
    alignItems: 'start',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 },
});

/** Props of what a component consists of on its page. */
export interface ComponentProps {
  component: ComponentDetail;
  /** What runs of it in each of its clusters. */
  runs: ComponentRun[];
  /** Something was asked for or decided here. */
  onChanged: () => void;
}

/** The verdict, then what runs where, then what can be done and what was done. */
export function ComponentBody(props: ComponentProps) {
  const { component, runs, onChanged } = props;
  const { workspace, name } = component;
  const classes = useStyles();
  const why = useWhyNotToDeploy(component);
  const open = openOperationOf(component.operations);
  const isThere = component.phase !== 'gone' && isMade(component);
  const simulated = runs.filter(({ isSimulated }) => isSimulated);
  return (
    <>
      <ComponentVerdictLine {...props} />
      <ComponentHeader component={component} runs={runs} />
      {simulated.length > 0 && (
        <Notice status="unknown">
          The nodes of {allOf(simulated.map(({ cluster }) => cluster))} are
          simulated: its pods are scheduled, started and counted as on real
          ones, and no container runs.
        </Notice>
      )}
      <div className={classes.columns}>
        <div className={classes.column}>
          {isThere && component.digest === undefined && (
            <AwaitsImageCard component={component} />
          )}
          {isThere && component.digest !== undefined && (
            <RunsCard component={component} runs={runs} />
          )}
          {isThere && <SubscriptionCard component={component} />}
          {isThere && <ConditionsCard of={component} />}
          {isThere && (
            <RepairCard
              of={component}
              request={{ kind: 'repair-component', workspace, component: name }}
              why={why}
              onChanged={onChanged}
            />
          )}
        </div>
        <div className={classes.column}>
          {open?.state === 'waiting' && (
            <WaitingCard operation={open} onChanged={onChanged} />
          )}
          {open && <OpenPlanCard operation={open} />}
          <ActionsCard component={component} onChanged={onChanged} />
          <OperationsTab title="Operations" operations={component.operations} />
          <DeleteZone component={component} onChanged={onChanged} />
        </div>
      </div>
    </>
  );
}
