import { Link } from '@backstage/core-components';
import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { linkButton, Panel, QuotaBar } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import {
  type ClusterQuota,
  lineInWords,
  type QuotaLine,
  quotasOf,
  resourceTitle,
} from '../../model/quotaUse';
import type { Sources } from '../../model/told';
import { namespacePath } from '../paths';
import { useTableStyles } from '../tableStyles';
import { NotKnown } from './NotKnown';

const useStyles = makeStyles({
  cluster: { borderTop: '1px solid var(--odp-line-subtle)', paddingTop: 8 },
  head: {
    display: 'flex',
    gap: 8,
    justifyContent: 'space-between',
    padding: '0 16px 2px',
    fontSize: 'var(--odp-font-secondary)',
  },
  name: { margin: 0, fontSize: 12.5, fontWeight: 500 },
  link: linkButton,
  part: { padding: '6px 16px 10px', fontSize: 'var(--odp-font-secondary)' },
});

interface QuotaCardProps {
  workspace: Workspace;
  /** Absent until the first answer. */
  sources?: Sources<NamespaceSummary>;
}

/** What is used of the quota in each cluster: the worst cluster first, and in it the worst resource. */
export function QuotaCard({ workspace, sources = new Map() }: QuotaCardProps) {
  const classes = useStyles();
  return (
    <Panel title="Quota" hint="used of what is granted" padded={false}>
      {quotasOf(workspace, sources).map(quota => (
        <section
          key={quota.cluster}
          className={classes.cluster}
          aria-label={`Quota on ${quota.cluster}`}
        >
          <div className={classes.head}>
            <h3 className={classes.name}>{quota.cluster}</h3>
            <Link
              to={namespacePath({
                cluster: quota.cluster,
                namespace: workspace.namespace,
              })}
            >
              Its namespace
            </Link>
          </div>
          <QuotaOfCluster {...quota} />
        </section>
      ))}
    </Panel>
  );
}

function QuotaOfCluster({ cluster, told }: ClusterQuota) {
  const classes = useStyles();
  switch (told.state) {
    case 'loading':
      return <div className={classes.part}>is being read</div>;
    case 'unknown':
      return (
        <div className={classes.part}>
          <NotKnown reason={told.reason} />
        </div>
      );
    default:
      return (
        <>
          {told.stale && <div className={classes.part}>{told.stale}</div>}
          {told.value.length ? (
            <QuotaTable cluster={cluster} lines={told.value} />
          ) : (
            <div className={classes.part}>no quota</div>
          )}
        </>
      );
  }
}

/** Lines that stand open; one more would take the place of the button. */
const SHOWN = 5;

function QuotaTable(props: { cluster: string; lines: QuotaLine[] }) {
  const { cluster, lines } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const [isAll, setIsAll] = useState(false);
  const isCut = !isAll && lines.length > SHOWN + 1;
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label={`Quota use on ${cluster}`}>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col" className={table.right}>
              Used
            </th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {(isCut ? lines.slice(0, SHOWN) : lines).map(line => (
            <tr key={line.resource}>
              <th scope="row">{resourceTitle(line.resource)}</th>
              <td className={table.right}>{lineInWords(line)}</td>
              <td>
                {(line.share !== undefined || line.used === undefined) && (
                  <QuotaBar
                    quota={line}
                    label={`${resourceTitle(
                      line.resource,
                    )} quota on ${cluster}`}
                    detail={lineInWords(line)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && (
        <div className={classes.part}>
          <button
            type="button"
            className={classes.link}
            onClick={() => setIsAll(true)}
          >
            All {lines.length} resources
          </button>
        </div>
      )}
    </div>
  );
}
