import {
  HeaderSwitch,
  PageBody,
  PageHeaderActions,
  Panel,
  SourceSwitch,
  useUrlState,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { lazy, Suspense } from 'react';
import { useClusters } from '../../api';
import { sourcesOf } from '../sourcesOf';
import { noClusterState } from '../noClusterState';
import { TopologyTabs } from './TopologyTabs';
import { TOPOLOGY_PARAMS } from './urlParams';

// Each view brings its own way of drawing, which the other does not need.
const VIEWS = {
  capacity: lazy(async () => ({
    default: (await import('../Capacity/CapacityView')).CapacityView,
  })),
  architecture: lazy(async () => ({
    default: (await import('../Architecture')).ArchitectureView,
  })),
};

/** Platform > Topology: the platform on one picture, as built and as it runs. */
export function TopologyPage() {
  const [url, setUrl] = useUrlState(TOPOLOGY_PARAMS);
  const clusters = useClusters();
  const cluster = url.cluster ?? clusters.data?.items[0]?.name;
  const View = VIEWS[url.view];
  return (
    <>
      <TopologyTabs
        view={url.view}
        form={url.as}
        onView={view => setUrl({ view, selected: undefined })}
        onForm={as => setUrl({ as })}
      />
      <PageBody>
        {clusters.data && cluster && (
          <PageHeaderActions>
            <HeaderSwitch>
              <SourceSwitch
                label="Cluster"
                sources={sourcesOf(clusters.data.items)}
                value={cluster}
                onChange={name =>
                  setUrl({ cluster: name, selected: undefined })
                }
              />
            </HeaderSwitch>
          </PageHeaderActions>
        )}
        {cluster ? (
          <Suspense
            fallback={
              <Panel label="Topology" padded={false}>
                <ViewState state={{ kind: 'loading' }} />
              </Panel>
            }
          >
            <View key={cluster} cluster={cluster} as={url.as} />
          </Suspense>
        ) : (
          <Panel label="Topology" padded={false}>
            <ViewState state={withoutCluster(clusters)} />
          </Panel>
        )}
      </PageBody>
    </>
  );
}

function withoutCluster(
  clusters: ReturnType<typeof useClusters>,
): ViewStateValue {
  return viewStateOf(clusters, {
    what: 'Clusters',
    right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
    judge: () => noClusterState,
  });
}
