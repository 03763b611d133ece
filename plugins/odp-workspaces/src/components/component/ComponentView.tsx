import type { ComponentDetail } from '@internal/plugin-odp-workspaces-common';
import {
  type LiveView,
  Panel,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRuntime } from '../../api';
import { runsOf } from '../../model/componentRuns';
import { workspacePath } from '../paths';
import { READ_RIGHT } from '../rights';
import { ComponentBody } from './ComponentBody';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 },
});

interface ComponentViewProps {
  /** Id of the workspace that it is looked for in. */
  workspace: string;
  name: string;
  view: LiveView<ComponentDetail>;
}

/** A component on a page of its own, and on that of its entity. */
export function ComponentView({ workspace, name, view }: ComponentViewProps) {
  const classes = useStyles();
  // A link may name another workspace than that which it is in.
  const data = view.data?.workspace === workspace ? view.data : undefined;
  const runtime = useRuntime(data?.phase === 'gone' ? undefined : data);
  const state = stateOf({ workspace, name, view });
  return (
    <div className={classes.root}>
      {(!data || state.kind !== 'ready') && (
        <Panel label={`Component ${name}`} padded={false}>
          {/* What was read last stands below. */}
          <ViewState state={state}>{data && <></>}</ViewState>
        </Panel>
      )}
      {data && (
        <ComponentBody
          component={data}
          runs={runsOf(data, runtime.data)}
          onChanged={view.refresh}
        />
      )}
    </div>
  );
}

/** A component that there is not is no failure: its request may have been taken back. */
function stateOf({
  workspace,
  name,
  view,
}: ComponentViewProps): ViewStateValue {
  const absent: ViewStateValue = {
    kind: 'empty-by-nature',
    title: `There is no component ${name} in ${workspace}`,
    detail: 'It was never made, or it is in a workspace that you may not see.',
    actions: [
      {
        label: `Components of ${workspace}`,
        to: `${workspacePath(workspace)}?tab=components`,
      },
    ],
  };
  const isElsewhere =
    view.data !== undefined && view.data.workspace !== workspace;
  return isElsewhere
    ? absent
    : viewStateOf(view, {
        what: `Component ${name}`,
        right: READ_RIGHT,
        absent: () => absent,
      });
}
