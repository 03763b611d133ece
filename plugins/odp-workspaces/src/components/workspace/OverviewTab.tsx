import { odpWorkspaceUpdatePermission } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import { openOperationOf } from '../../model/operations';
import { isMade, whyLocked } from '../../model/phases';
import { OperationsCard } from '../operations/OperationsCard';
import { OpenPlanCard } from '../plan/OpenPlanCard';
import { RepairCard } from '../RepairCard';
import { WaitingCard } from '../operations/WaitingCard';
import { BacklogCard } from '../use/BacklogCard';
import { QuotaCard } from '../use/QuotaCard';
import { ConditionsCard } from './ConditionsCard';
import { DangerZone } from './DangerZone';
import { ResizeCard } from './ResizeCard';
import { useWhyNoRight } from './useWhyNoRight';
import type { TabProps, UseProps } from './WorkspacePage';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 4fr) minmax(0, 5fr) minmax(280px, 3fr)',
    gap: 12,
    alignItems: 'start',
    '@media (max-width: 1250px)': {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    },
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 },
});

/** Conditions, what a change would do, and what was done. */
export function OverviewTab(props: TabProps & UseProps) {
  const { workspace, bus, quotas, onChanged } = props;
  const classes = useStyles();
  const noRight = useWhyNoRight(odpWorkspaceUpdatePermission, workspace);
  const open = openOperationOf(workspace.operations);
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <ConditionsCard of={workspace} />
        <RepairCard
          of={workspace}
          request={{ kind: 'repair', workspace: workspace.id }}
          why={whyLocked(workspace) ?? noRight}
          onChanged={onChanged}
        />
        {workspace.phase !== 'gone' && isMade(workspace) && (
          <>
            <QuotaCard workspace={workspace} sources={quotas.data} />
            <BacklogCard workspace={workspace} view={bus} />
          </>
        )}
      </div>
      <div className={classes.column}>
        {open?.state === 'waiting' && (
          <WaitingCard operation={open} onChanged={onChanged} />
        )}
        {open && <OpenPlanCard operation={open} />}
        {!open && <ResizeCard workspace={workspace} onChanged={onChanged} />}
      </div>
      <div className={classes.column}>
        <OperationsCard operations={workspace.operations} />
        <DangerZone workspace={workspace} onChanged={onChanged} />
      </div>
    </div>
  );
}
