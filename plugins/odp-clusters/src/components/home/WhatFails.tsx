import { Link } from '@backstage/core-components';
import { plural, type Reason } from '@internal/plugin-odp-clusters-common';
import {
  Panel,
  Since,
  TroubleList,
  useOwnership,
  useWhose,
  ViewState,
  viewStateOf,
  type ViewStateValue,
  WhoseSwitch,
} from '@internal/plugin-odp-react';
import { useClusters } from '../../api';
import {
  type Trouble,
  troublesOf,
  troublesOwnedBy,
} from '../../model/troubles';
import { namespacesPath, topologyPath } from '../paths';
import { noClusterState } from '../noClusterState';

/** What fails in what one owns, or on all that one may see: worst first, with since and link. */
export function WhatFails() {
  const view = useClusters();
  const owned = useOwnership();
  const [whose, setWhose] = useWhose();
  const all = troublesOf(view.data?.items ?? [], Date.now());
  const mine = troublesOwnedBy(all, owned ?? []);
  const troubles = whose === 'mine' ? mine : all;
  return (
    <Panel
      title="What fails now"
      hint={view.data && owned && countSentence(mine, all)}
      actions={<WhoseSwitch value={whose} onChange={setWhose} />}
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
              showAll: () => setWhose('everybody'),
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
  return (
    <TroubleList
      items={troubles.map(({ cluster, reason, stale }) => {
        const [title, ...detail] = reason.message.split('; ');
        const { namespace, name } = reason.object;
        return {
          key: `${cluster} ${namespace} ${name} ${reason.rule}`,
          status: reason.status,
          place: [cluster, namespace, stale ? 'last known' : undefined]
            .filter(Boolean)
            .join(' · '),
          title,
          detail: detail.join('; '),
          side: (
            <>
              {reason.since && <Since moment={reason.since} />}
              <Link to={whyPath(cluster, reason)}>See why</Link>
            </>
          ),
        };
      })}
    />
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
