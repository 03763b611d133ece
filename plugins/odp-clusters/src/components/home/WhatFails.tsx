import { Link } from '@backstage/core-components';
import { plural, type Reason } from '@internal/plugin-odp-clusters-common';
import {
  choiceParam,
  Panel,
  SegmentedControl,
  Since,
  StatusIcon,
  useOwnership,
  useUrlState,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useClusters } from '../../api';
import {
  type Trouble,
  troublesOf,
  troublesOwnedBy,
} from '../../model/troubles';
import { namespacesPath, topologyPath } from '../paths';
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

const WHOSE = ['mine', 'everybody'] as const;
const PARAMS = { whose: choiceParam(WHOSE, 'mine') };

/** What fails in what one owns, or on all that one may see: worst first, with since and link. */
export function WhatFails() {
  const view = useClusters();
  const owned = useOwnership();
  const [{ whose }, setParams] = useUrlState(PARAMS);
  const all = troublesOf(view.data?.items ?? [], Date.now());
  const mine = troublesOwnedBy(all, owned ?? []);
  const troubles = whose === 'mine' ? mine : all;
  return (
    <Panel
      title="What fails now"
      hint={view.data && owned && countSentence(mine, all)}
      actions={
        <SegmentedControl
          label="Whose"
          value={whose}
          segments={[
            { value: 'mine' as const, label: 'Mine' },
            { value: 'everybody' as const, label: 'Everybody\u2019s' },
          ]}
          onChange={next => setParams({ whose: next })}
        />
      }
      padded={false}
    >
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: 'Clusters',
          right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
          judge: ({ items }) =>
            judge({
              clusters: items.length,
              shown: troubles.length,
              all: all.length,
              isKnown: owned !== undefined,
              showAll: () => setParams({ whose: 'everybody' }),
            }),
        })}
      >
        <Troubles troubles={troubles} />
      </ViewState>
    </Panel>
  );
}

function countSentence(mine: Trouble[], all: Trouble[]): string {
  return `${plural(mine.length, 'thing')} for you, ${all.length} in all`;
}

function judge(known: {
  clusters: number;
  shown: number;
  all: number;
  /** Whether it is known what the user owns. */
  isKnown: boolean;
  showAll: () => void;
}): ViewStateValue | undefined {
  const { clusters, shown, all, isKnown, showAll } = known;
  if (!clusters) {
    return noClusterState;
  }
  if (shown) {
    return undefined;
  }
  if (!all) {
    return {
      kind: 'empty-by-nature',
      title: 'Nothing fails',
      detail:
        'Every namespace that you may see is as asked for, or on its way there.',
    };
  }
  return isKnown
    ? {
        kind: 'empty-by-filter',
        title: 'Nothing that you own fails',
        detail: `${plural(all, 'thing')} of others ${
          all === 1 ? 'does' : 'do'
        }.`,
        actions: [{ label: 'Show everybody\u2019s', onClick: showAll }],
      }
    : { kind: 'loading' };
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
              <Link to={whyPath(cluster, reason)}>See why</Link>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A node is explained by the picture of the nodes, all else by its namespace. */
function whyPath(cluster: string, { object }: Reason): string {
  return object.kind === 'Node'
    ? topologyPath({ cluster, selected: `node:${object.name}` })
    : namespacesPath({
        cluster,
        ...(object.namespace && { namespace: object.namespace }),
      });
}
