import { Link } from '@backstage/core-components';
import {
  type ClusterSummary,
  compareStatus,
  plural,
  type Reason,
} from '@internal/plugin-odp-clusters-common';
import {
  freshnessSentence,
  Panel,
  Since,
  StatusIcon,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useClusters } from '../../api';
import { namespacesPath } from '../namespacesPath';
import { noClusterState } from '../noClusterState';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    gap: 8,
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
    alignItems: 'start',
  },
  place: { color: 'var(--odp-secondary)', fontSize: 11.5 },
  title: { fontSize: 13.5, fontWeight: 500, overflowWrap: 'anywhere' },
  detail: {
    color: 'var(--odp-secondary)',
    fontSize: 12,
    overflowWrap: 'anywhere',
  },
  side: {
    textAlign: 'right',
    fontSize: 12.5,
    whiteSpace: 'nowrap',
    '& > *': { display: 'block' },
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

interface Trouble {
  cluster: string;
  reason: Reason;
  /** Set when it is only the last that was known. */
  stale?: boolean;
}

/** What fails on the clusters that one may see, worst first, with since and link. */
export function WhatFails() {
  const view = useClusters();
  const troubles = (view.data?.items ?? [])
    .flatMap(troublesOf)
    .sort((a, b) => compareStatus(a.reason.status, b.reason.status));
  return (
    <Panel
      title="What fails now"
      hint={view.data && plural(troubles.length, 'thing')}
      padded={false}
    >
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: 'Clusters',
          right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
          judge: ({ items }) => judge(items, troubles),
        })}
      >
        <Troubles troubles={troubles} />
      </ViewState>
    </Panel>
  );
}

function judge(
  clusters: ClusterSummary[],
  troubles: Trouble[],
): ViewStateValue | undefined {
  if (!clusters.length) {
    return noClusterState;
  }
  return troubles.length
    ? undefined
    : {
        kind: 'empty-by-nature',
        title: 'Nothing fails',
        detail:
          'Every namespace that you may see is as asked for, or on its way there.',
      };
}

function troublesOf(cluster: ClusterSummary): Trouble[] {
  const stale = cluster.freshness.state !== 'live';
  const known = (cluster.health?.reasons ?? []).filter(
    ({ status }) => status !== 'progressing',
  );
  return [
    ...(stale ? [{ cluster: cluster.name, reason: silence(cluster) }] : []),
    ...known.map(reason => ({ cluster: cluster.name, reason, stale })),
  ];
}

/** That a cluster is not heard: what is fine there cannot be known. */
function silence({ name, freshness }: ClusterSummary): Reason {
  const isStarting = freshness.state === 'starting';
  return {
    rule: 'cluster.not-heard',
    status: isStarting ? 'progressing' : 'unknown',
    object: { kind: 'Cluster', name },
    message: freshnessSentence(freshness, Date.now()),
    since: isStarting ? undefined : freshness.asOf,
  };
}

function Troubles({ troubles }: { troubles: Trouble[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {troubles.map(({ cluster, reason, stale }) => {
        const [title, ...detail] = reason.message.split('; ');
        const { namespace } = reason.object;
        return (
          <li
            key={`${cluster} ${namespace} ${reason.object.name} ${reason.rule}`}
            className={classes.item}
          >
            <StatusIcon status={reason.status} size={17} />
            <div>
              <div className={classes.place}>
                {[cluster, namespace, stale ? 'last known' : undefined]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              <div className={classes.title}>{title}</div>
              <div className={classes.detail}>{detail.join('; ')}</div>
            </div>
            <div className={classes.side}>
              {reason.since && <Since moment={reason.since} />}
              <Link
                to={namespacesPath({
                  cluster,
                  ...(namespace && { namespace }),
                })}
              >
                See why
              </Link>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
