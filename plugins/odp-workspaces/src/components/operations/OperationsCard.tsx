import type { OperationSummary } from '@internal/plugin-odp-workspaces-common';
import { linkButton, Panel, useUrlState } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { WORKSPACE_PARAMS } from '../workspace/urlParams';
import { OperationItem } from './OperationItem';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: '0 0 8px' },
  link: linkButton,
});

/** More stand on the tab of the operations. */
const SHOWN = 5;

/** The latest operations of a workspace. */
export function OperationsCard({
  operations,
}: {
  operations: OperationSummary[];
}) {
  const classes = useStyles();
  const [, setUrl] = useUrlState(WORKSPACE_PARAMS);
  return (
    <Panel
      title="Operations"
      actions={
        <button
          type="button"
          className={classes.link}
          onClick={() => setUrl({ tab: 'operations' }, { push: true })}
        >
          All {operations.length}
        </button>
      }
      padded={false}
    >
      <ul className={classes.list}>
        {operations.slice(0, SHOWN).map(operation => (
          <OperationItem key={operation.id} operation={operation} />
        ))}
      </ul>
    </Panel>
  );
}
