import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  type NamespaceDetail,
  type NamespaceSummary,
  plural,
  worstOf,
} from '@internal/plugin-odp-clusters-common';
import {
  confirmedFreshness,
  Freshness,
  type LiveView,
  nothingVisible,
  Panel,
  StatusWord,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useClusters, useNamespace, useNamespaces } from '../../api';
import { clustersOf } from '../clustersOf';
import { namespacesPath } from '../paths';
import { Reasons } from '../Reasons';

const useStyles = makeStyles({
  cluster: {
    padding: '10px 16px',
    borderTop: '1px solid var(--odp-line-subtle)',
    fontSize: 12.5,
  },
  head: { display: 'flex', gap: 10, alignItems: 'baseline', marginBottom: 4 },
  name: { fontWeight: 500 },
  age: { marginLeft: 'auto' },
  note: { padding: '4px 16px 14px', color: 'var(--odp-secondary)' },
});

/** Live health of an ODP entity: a Component by its workload, a System by its layer. */
export function HealthCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const annotations = entity.metadata.annotations ?? {};
  const clusters = useClusters();
  if (annotations['odp.io/external']) {
    return (
      <Panel title="Health" padded={false}>
        <p className={classes.note}>
          Outside the clusters: known, not measured.
        </p>
      </Panel>
    );
  }
  const component = annotations['odp.io/component'];
  const known = clusters.data?.items.map(({ name }) => name) ?? [];
  const wanted = clustersOf(entity) ?? known;
  return (
    <Panel title="Health" padded={false}>
      <ViewState
        padded={false}
        state={viewStateOf(clusters, {
          what: 'Clusters',
          right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
        })}
      >
        {wanted.map(name => {
          if (!known.includes(name)) {
            return <NotRead key={name} cluster={name} />;
          }
          return component ? (
            <ComponentHealth
              key={name}
              cluster={name}
              component={component}
              namespace={annotations['backstage.io/kubernetes-namespace']}
              awaitsImage={annotations['odp.io/awaits-image'] === 'true'}
            />
          ) : (
            <LayerHealth
              key={name}
              cluster={name}
              layer={annotations['odp.io/layer']}
            />
          );
        })}
      </ViewState>
    </Panel>
  );
}

function NotRead({ cluster }: { cluster: string }) {
  const classes = useStyles();
  return (
    <div className={classes.cluster}>
      <div className={classes.head}>
        <span className={classes.name}>{cluster}</span>
        <StatusWord status="unknown" />
      </div>
      The portal reads no cluster of this name.
    </div>
  );
}

function ComponentHealth(props: {
  cluster: string;
  component: string;
  namespace: string;
  /** It runs nowhere, and is to. */
  awaitsImage: boolean;
}) {
  const { cluster, component, namespace, awaitsImage } = props;
  const classes = useStyles();
  const view = useNamespace({ cluster, namespace });
  const workload = view.data && findWorkload(view.data, component);
  return (
    <div className={classes.cluster}>
      <div className={classes.head}>
        <span className={classes.name}>{cluster}</span>
        {workload && <StatusWord status={workload.status} />}
        {workload && (
          <span>
            {workload.ready ?? 'an unknown number'} of{' '}
            {workload.desired === undefined
              ? 'its pods'
              : plural(workload.desired, 'pod')}{' '}
            ready
          </span>
        )}
        <span className={classes.age}>
          {view.data && (
            <Freshness
              freshness={confirmedFreshness(view.data.freshness, view)}
              room="card"
            />
          )}
        </span>
      </div>
      <ViewState padded={false} state={componentState(view, component)}>
        {view.data && !workload && (
          <span>{whyNoWorkload(view.data, awaitsImage)}</span>
        )}
        {workload && <Reasons reasons={workload.reasons} />}
      </ViewState>
      <Link to={namespacesPath({ cluster, namespace, tab: 'workloads' })}>
        {namespace} in {cluster}
      </Link>
    </div>
  );
}

function whyNoWorkload(
  { summary }: NamespaceDetail,
  awaitsImage: boolean,
): string {
  if (!summary.workloads) {
    return 'Unknown: not every kind of workload can be read here.';
  }
  return awaitsImage
    ? 'Awaits its first image: nothing runs of it yet.'
    : 'Does not run here: no workload of that name.';
}

/** A namespace that a cluster does not have is no failure: not every component runs everywhere. */
function componentState(
  view: LiveView<NamespaceDetail>,
  component: string,
): ViewStateValue {
  return viewStateOf(view, {
    what: component,
    absent: nothingVisible(component),
    freshness: ({ freshness }) => freshness,
  });
}

function findWorkload(detail: NamespaceDetail, component: string) {
  return detail.workloads.find(
    ({ name, entity }) =>
      name === component || entity?.endsWith(`/${component}`),
  );
}

function LayerHealth({ cluster, layer }: { cluster: string; layer: string }) {
  const classes = useStyles();
  const view = useNamespaces(cluster);
  const items = (view.data?.items ?? []).filter(item => item.layer === layer);
  return (
    <div className={classes.cluster}>
      <div className={classes.head}>
        <span className={classes.name}>{cluster}</span>
        {items.length > 0 && (
          <StatusWord
            status={worstOf(items.map(({ health }) => health.status))}
          />
        )}
        <span className={classes.age}>
          {view.data && (
            <Freshness
              freshness={confirmedFreshness(view.data.freshness, view)}
              room="card"
            />
          )}
        </span>
      </div>
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: `Namespaces of ${cluster}`,
          freshness: data => data.freshness,
          judge: ({ freshness }) => judgeLayer(items, freshness),
        })}
      >
        <Reasons reasons={items.flatMap(({ health }) => health.reasons)} />
        <Link to={namespacesPath({ cluster, layer })}>
          {plural(items.length, 'namespace')} in {cluster}
        </Link>
      </ViewState>
    </div>
  );
}

function judgeLayer(
  items: NamespaceSummary[],
  { state }: NamespaceDetail['freshness'],
): ViewStateValue | undefined {
  if (items.length) {
    return undefined;
  }
  return state === 'starting'
    ? { kind: 'loading' }
    : {
        kind: 'not-permitted',
        title: 'Nothing of this layer that you may see',
        detail: 'It has no namespaces here, or none for your role.',
      };
}
