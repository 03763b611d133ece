import { Link } from '@backstage/core-components';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import {
  CopyTextButton,
  Panel,
  Since,
  StatusWord,
  useNow,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { type ComponentRun, podsInWords } from '../../model/componentRuns';
import { reasonLines } from '../../model/reasonLines';
import { shortDigest, withShortDigests } from '../../model/words';
import { namespacePath } from '../paths';
import { useTableStyles } from '../tableStyles';

const useStyles = makeStyles({
  digest: {
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 12,
    marginRight: 6,
  },
});

interface RunsCardProps {
  component: ListedComponent;
  runs: ComponentRun[];
}

/** What runs where: pods, image, since when, and why it is not healthy, as each cluster says now. */
export function RunsCard({ component, runs }: RunsCardProps) {
  const table = useTableStyles();
  return (
    <Panel title="What runs where" padded={false}>
      <div className={table.scroll}>
        <table className={table.table} aria-label="What runs where">
          <thead>
            <tr>
              <th scope="col">Cluster</th>
              <th scope="col">Health</th>
              <th scope="col">Pods ready</th>
              <th scope="col">Image</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(run => (
              <RunRow key={run.cluster} component={component} run={run} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function RunRow(props: { component: ListedComponent; run: ComponentRun }) {
  const { component, run } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const { cluster, status, workload, digest, condition, unknown } = run;
  return (
    <tr>
      <th scope="row" className={table.nowrap}>
        <Link to={namespacePath({ cluster, namespace: component.namespace })}>
          {cluster}
        </Link>
      </th>
      <td className={table.wide}>
        <StatusWord status={status} />{' '}
        {condition && !unknown && <Since moment={condition.since} />}
        {unknown && <span className={table.second}>{unknown}</span>}
        <Why run={run} />
      </td>
      <td className={table.nowrap}>
        {workload && podsInWords(workload)}
        {workload && unknown && (
          <span className={table.second}>last known</span>
        )}
        {!workload && (run.isLoading ? 'is being read' : noPods(run))}
      </td>
      <td>
        {digest ? (
          <>
            <span className={classes.digest} title={digest}>
              {shortDigest(digest)}
            </span>
            <CopyTextButton label="Copy digest" text={digest} />
            {digest !== component.digest && component.digest && (
              <span className={table.second}>
                to become {shortDigest(component.digest)}
              </span>
            )}
          </>
        ) : (
          workload?.image ?? 'unknown'
        )}
      </td>
    </tr>
  );
}

function noPods({ unknown }: ComponentRun): string {
  return unknown ? 'unknown' : 'none yet';
}

/** What the cluster says of its pods; where it says nothing, what the portal found. */
function Why({ run }: { run: ComponentRun }) {
  const table = useTableStyles();
  const now = useNow(10_000);
  const { reasons, condition, status } = run;
  const sentences = reasonLines(reasons, now);
  if (!sentences.length && status !== 'healthy' && condition) {
    sentences.push(condition.message);
  }
  return (
    <>
      {sentences.map(sentence => (
        <span key={sentence} className={table.second} title={sentence}>
          {withShortDigests(sentence)}
        </span>
      ))}
    </>
  );
}
