import type { Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  choiceParam,
  optionalTextParam,
  SegmentedControl,
  SourceSwitch,
  useUrlState,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import { useClusters } from '../../api';
import type { Centre } from '../../architecture/model/around';
import { ArchitectureView } from '../Architecture';
import { clustersOf } from '../clustersOf';
import { sourcesOf } from '../sourcesOf';
import { noClusterState } from '../noClusterState';
import { topologyPath } from '../paths';

const TAB_PARAMS = {
  cluster: optionalTextParam(),
  as: choiceParam(['graph', 'list'] as const, 'graph'),
};

const useStyles = makeStyles({
  switch: { marginBottom: 12 },
});

/** The platform around an entity: a component with its neighbours, or a layer's components with theirs. */
export function TopologyTab() {
  const classes = useStyles();
  const { entity } = useEntity();
  const { annotations = {} } = entity.metadata;
  const component = annotations['odp.io/component'];
  const layer = annotations['odp.io/layer'];
  const centre = useMemo<Centre>(
    () =>
      component
        ? { kind: 'component', name: component }
        : { kind: 'layer', id: layer },
    [component, layer],
  );
  const [url, setUrl] = useUrlState(TAB_PARAMS);
  const clusters = useClusters();
  const made = clustersOf(entity);
  const items = (clusters.data?.items ?? []).filter(
    ({ name }) => made?.includes(name) ?? true,
  );
  const cluster = url.cluster ?? items[0]?.name;
  return (
    <ViewState
      padded={false}
      state={viewStateOf(clusters, {
        what: 'Clusters',
        right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
        judge: () =>
          items.length
            ? notDrawn(
                entity,
                items.map(({ name }) => name),
              )
            : noClusterState,
      })}
    >
      {cluster && (
        <>
          {items.length > 1 && (
            <div className={classes.switch}>
              <SourceSwitch
                label="Cluster"
                sources={sourcesOf(items)}
                value={cluster}
                onChange={name => setUrl({ cluster: name })}
              />
            </div>
          )}
          <ArchitectureView
            cluster={cluster}
            as={url.as}
            centre={centre}
            toolbarEnd={
              <SegmentedControl
                label="Show as"
                value={url.as}
                segments={[
                  { value: 'graph', label: 'Graph' },
                  { value: 'list', label: 'List' },
                ]}
                onChange={as => setUrl({ as })}
              />
            }
          />
        </>
      )}
    </ViewState>
  );
}

/** The architecture draws what the target state names; of what runs in a workspace there are pods. */
function notDrawn(
  { metadata }: Entity,
  clusters: readonly string[],
): ViewStateValue | undefined {
  const { annotations = {} } = metadata;
  const name = annotations['odp.io/component'];
  const workspace = annotations['odp.io/workspace'];
  return workspace === undefined
    ? undefined
    : {
        kind: 'empty-by-nature',
        title: 'The architecture draws the platform alone',
        detail: `${name} is of the workspace ${workspace}. What runs of it is on the map of its cluster.`,
        actions: clusters.map(cluster => ({
          label: `Its pods on ${cluster}`,
          to: topologyPath({
            cluster,
            namespace: annotations['backstage.io/kubernetes-namespace'],
            search: name,
          }),
        })),
      };
}
