import {
  LiveHeader,
  Panel,
  useUrlState,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { useMemo } from 'react';
import { useTopology } from '../../api';
import { type CapacityFilters, NO_FILTERS } from '../../capacity/model/filters';
import { CapacityContent } from './CapacityContent';
import { CapacityToolbar } from './CapacityToolbar';
import { CapacityVerdict } from './CapacityVerdict';
import { CAPACITY_PARAMS } from './urlParams';

/** Platform > Topology > Capacity: is a node, a pool or a zone the trouble, and can the pool still grow? */
export function CapacityView({ cluster }: { cluster: string }) {
  const [url, setUrl] = useUrlState(CAPACITY_PARAMS);
  const view = useTopology(cluster);
  const { data } = view;
  const { search, namespace, health, pool, zone, cause } = url;
  const filters = useMemo<CapacityFilters>(
    () => ({ search, namespace, health, pool, zone, cause }),
    [search, namespace, health, pool, zone, cause],
  );
  const filter = (change: Partial<CapacityFilters>) =>
    setUrl({ ...change, page: CAPACITY_PARAMS.page.defaultValue });
  return (
    <>
      <LiveHeader view={view} />
      {data && data.nodes.size > 0 && (
        <CapacityVerdict
          model={data}
          onShow={daemonSets =>
            setUrl({
              ...NO_FILTERS,
              health: 'attention',
              page: CAPACITY_PARAMS.page.defaultValue,
              ...(daemonSets && { daemonsets: 'shown' }),
            })
          }
        />
      )}
      <CapacityToolbar
        model={data}
        filters={filters}
        daemonSets={url.daemonsets}
        colouring={url.as === 'graph' ? url.colour : undefined}
        onFilter={filter}
        onDaemonSets={daemonsets => setUrl({ daemonsets })}
        onColouring={colour => setUrl({ colour })}
      />
      {data ? (
        <CapacityContent
          view={{ ...view, data }}
          filters={filters}
          url={url}
          setUrl={setUrl}
        />
      ) : (
        <Panel label="Capacity" padded={false}>
          <ViewState
            state={viewStateOf(view, {
              what: 'Nodes and pods',
              right: {
                name: 'odp.cluster.read',
                grantedBy: 'the platform team',
              },
            })}
          />
        </Panel>
      )}
    </>
  );
}
