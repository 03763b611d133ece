import { Link } from '@backstage/core-components';
import {
  type ClusterSummary,
  plural,
} from '@internal/plugin-odp-clusters-common';
import {
  confirmedFreshness,
  Freshness,
  Panel,
  StatusBar,
  StatusWord,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useClusters } from '../../api';
import { namespacesPath, topologyPath } from '../paths';
import { noClusterState } from '../noClusterState';

const useStyles = makeStyles({
  cluster: {
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
  },
  stale: { background: 'var(--odp-hatch)' },
  head: { display: 'flex', gap: 8, alignItems: 'baseline' },
  name: { fontWeight: 500, fontSize: 13.5 },
  region: { color: 'var(--odp-secondary)', fontSize: 11 },
  age: { marginLeft: 'auto' },
  sentence: { margin: '4px 0', fontSize: 12.5 },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 14px',
    fontSize: 12,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    '& b': { fontWeight: 500 },
  },
  // Together, in a line of their own where the figures leave no room.
  links: { display: 'flex', gap: 14, marginLeft: 'auto' },
});

/** A verdict for each cluster: worst state, in words, with its age. */
export function ClusterVerdicts() {
  const view = useClusters();
  return (
    <Panel title="Platform" padded={false}>
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: 'Clusters',
          right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
          judge: data => (data.items.length ? undefined : noClusterState),
        })}
      >
        {view.data?.items.map(cluster => (
          <ClusterVerdict
            key={cluster.name}
            cluster={{
              ...cluster,
              freshness: confirmedFreshness(cluster.freshness, view),
            }}
          />
        ))}
      </ViewState>
    </Panel>
  );
}

function ClusterVerdict({ cluster }: { cluster: ClusterSummary }) {
  const classes = useStyles();
  const { name, region, freshness, health, counts } = cluster;
  const isLive = freshness.state === 'live';
  return (
    <div
      className={`${classes.cluster} ${
        freshness.state === 'stale' ? classes.stale : ''
      }`}
    >
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        <span className={classes.region}>{region}</span>
        <span className={classes.age}>
          <Freshness freshness={freshness} room="card" />
        </span>
      </div>
      <div className={classes.sentence}>
        {isLive && health ? (
          <>
            <StatusWord status={health.status} /> {verdictText(cluster)}
          </>
        ) : (
          <>
            <StatusWord status="unknown" /> {freshness.reason}
            {health && ` Last known: ${health.status}, ${verdictText(cluster)}`}
          </>
        )}
      </div>
      {counts && (
        <>
          {counts.pods && (
            <StatusBar
              counts={counts.pods.counts}
              of="pods"
              width="100%"
              height={8}
            />
          )}
          <div className={classes.foot}>
            <span>
              <b>{counts.nodes?.total ?? 'unknown'}</b> nodes
            </span>
            <span>
              <b>{counts.pods?.total ?? 'unknown'}</b> pods
            </span>
            <span>
              <b>{needALook(cluster)}</b> need a look
            </span>
            <span className={classes.links}>
              <Link to={topologyPath({ cluster: name })}>Topology</Link>
              <Link to={namespacesPath({ cluster: name })}>Namespaces</Link>
            </span>
          </div>
        </>
      )}
    </div>
  );
}

function needALook({ counts }: ClusterSummary): number | 'unknown' {
  if (!counts?.pods) {
    return 'unknown';
  }
  const { failing = 0, degraded = 0, unknown = 0 } = counts.pods.counts;
  return failing + degraded + unknown;
}

function verdictText({ counts, health }: ClusterSummary): string {
  const { failing = 0, degraded = 0 } = health!.counts;
  const { nodes, pods, namespaces } = counts!;
  const parts = [
    failing ? `${plural(failing, 'namespace')} failing` : '',
    degraded ? `${degraded} degraded` : '',
    pods?.unscheduled
      ? `${plural(pods.unscheduled, 'pod')} without a node`
      : '',
    nodes?.silent ? `${plural(nodes.silent, 'node')} silent` : '',
    nodes?.notReady ? `${plural(nodes.notReady, 'node')} not ready` : '',
  ].filter(Boolean);
  if (parts.length) {
    return `${parts.join(', ')}.`;
  }
  return health!.status === 'unknown'
    ? health!.reasons[0]?.message ?? ''
    : `${plural(namespaces ?? 0, 'namespace')} as asked for.`;
}
