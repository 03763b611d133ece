import { Link } from '@backstage/core-components';
import {
  type BusNamespaceDetail,
  otherForecastTopic,
  worstBacklog,
} from '@internal/plugin-odp-pulsar-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  confirmedFreshness,
  Freshness,
  type LiveView,
  Panel,
  StatusWord,
  ViewState,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { instanceOf } from '../../model/backlogs';
import { busState } from '../bus/busState';
import { eventBusPath } from '../paths';
import { BacklogUse } from './BacklogUse';

const useStyles = makeStyles({
  body: { padding: '0 16px 12px', fontSize: 'var(--odp-font-secondary)' },
});

interface BacklogCardProps {
  workspace: Workspace;
  view: LiveView<BusNamespaceDetail>;
}

/** How the workspace's namespace on the event bus is, and its topic that is nearest to its limit. */
export function BacklogCard({ workspace, view }: BacklogCardProps) {
  const classes = useStyles();
  const instance = instanceOf(workspace);
  const { data } = view;
  const { total = 0 } = data?.summary.topics ?? {};
  return (
    <Panel
      title="Event bus backlog"
      hint={
        data && (
          <Freshness
            freshness={confirmedFreshness(data.freshness, view, 'swept')}
            room="card"
          />
        )
      }
      actions={
        instance && (
          <Link
            to={eventBusPath({ instance, namespace: workspace.busNamespace })}
          >
            On the event bus
          </Link>
        )
      }
      padded={false}
    >
      <ViewState padded={false} state={busState(view, workspace)}>
        {data && (
          <div className={classes.body}>
            {total === 0 ? (
              'No topic yet, so that nothing waits.'
            ) : (
              <>
                <StatusWord status={data.summary.status} />{' '}
                {plural(total, 'topic')}, nearest to its limit:
                <BacklogUse
                  usage={worstBacklog(data.summary)}
                  forecast={data.summary.forecast}
                  forecastTopic={otherForecastTopic(data.summary)}
                  isNamed
                />
              </>
            )}
          </div>
        )}
      </ViewState>
    </Panel>
  );
}
