import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  capitalise,
  Panel,
  StatusChip,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useWorkspace } from '../../api';
import { openOperationOf } from '../../model/operations';
import { PHASE_STATUS } from '../../model/phases';
import { ConditionWords } from '../ConditionWords';
import { OperationItem } from '../operations/OperationItem';
import { workspacePath } from '../paths';
import { READ_RIGHT } from '../rights';
import { workspaceOf } from './isWorkspace';

const useStyles = makeStyles({
  part: { padding: '4px 16px 10px' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** How the workspace of an entity stands, what is asked of it, and the way to its page. */
export function WorkspaceCard() {
  const { entity } = useEntity();
  const classes = useStyles();
  const id = workspaceOf(entity)!;
  const view = useWorkspace(id);
  const { data } = view;
  const open = data && openOperationOf(data.operations);
  return (
    <Panel
      title="Workspace"
      hint={
        data && (
          <StatusChip status={PHASE_STATUS[data.phase]}>
            {capitalise(data.phase)}
          </StatusChip>
        )
      }
      actions={<Link to={workspacePath(id)}>Open {id}</Link>}
      padded={false}
    >
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: `Workspace ${id}`,
          right: READ_RIGHT,
        })}
      >
        {data && (
          <>
            <div className={classes.part}>
              <ConditionWords conditions={data.conditions} />
            </div>
            {open && (
              <ul className={classes.list}>
                <OperationItem operation={open} />
              </ul>
            )}
          </>
        )}
      </ViewState>
    </Panel>
  );
}
