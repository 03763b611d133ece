import type { TopologyModel } from '@internal/plugin-odp-clusters-common';
import {
  Panel,
  type LiveView,
  type SetUrlState,
  type UrlValues,
  useEscape,
  useNow,
  ViewState,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useRef, useState } from 'react';
import { defaultLayer } from '../../capacity/model/colouring';
import { type Detail, mainDetail } from '../../capacity/model/detail';
import {
  activeFilters,
  type CapacityFilters,
  NO_FILTERS,
} from '../../capacity/model/filters';
import {
  type Selection,
  selectionFromText,
  selectionToText,
} from '../../capacity/model/selection';
import { CapacityFoot } from './CapacityFoot';
import { CapacityLegend } from './CapacityLegend';
import { CapacityMap, type MapHandle } from './CapacityMap';
import { capacityState } from './capacityState';
import { Inspector, type InspectorActions } from './inspector/Inspector';
import { Overview } from './inspector/Overview';
import { CapacityList } from './list/CapacityList';
import { MatchLine } from './MatchLine';
import type { CAPACITY_PARAMS } from './urlParams';
import { useCapacity } from './useCapacity';
import { WaitingStrip } from './WaitingStrip';

const useStyles = makeStyles({
  root: { display: 'flex', gap: 12, alignItems: 'stretch', minWidth: 0 },
  main: {
    flexGrow: 1,
    minWidth: 0,
    '& > section': { height: '100%', boxSizing: 'border-box' },
  },
  inside: { padding: '0 10px' },
  note: { margin: '0 0 8px', fontSize: 12, color: 'var(--odp-secondary)' },
});

interface CapacityContentProps {
  view: LiveView<TopologyModel> & { data: TopologyModel };
  filters: CapacityFilters;
  url: UrlValues<typeof CAPACITY_PARAMS>;
  setUrl: SetUrlState<typeof CAPACITY_PARAMS>;
}

/** Picture or list of a cluster, with legend, pods without a node, and the details of what is selected. */
export function CapacityContent(props: CapacityContentProps) {
  const { view, filters, url, setUrl } = props;
  const { data: model } = view;
  const classes = useStyles();
  const now = useNow(10_000);
  const map = useRef<MapHandle>(null);
  const [camera, setCamera] = useState<{ zoom: number; detail: Detail }>({
    zoom: 1,
    detail: 'every pod',
  });
  const [noCanvas, setNoCanvas] = useState(false);
  // A link that shows something leaves the focus where a page begins.
  const takesFocus = useRef(false);

  const layer = url.hues ?? defaultLayer(model.namespaces, filters.namespace);
  const capacity = useCapacity(
    model,
    {
      filters,
      daemonSets: url.daemonsets === 'shown',
      colouring: url.colour,
      layer,
    },
    now,
  );
  const { picture, matches } = capacity;
  const selection = useMemo(
    () => (url.selected ? selectionFromText(url.selected) : undefined),
    [url.selected],
  );
  const isList = url.as === 'list' || noCanvas;

  const select = (chosen: Selection, focus: boolean) => {
    takesFocus.current = focus;
    setUrl({ selected: selectionToText(chosen) }, { push: true });
  };
  const follow = (chosen: Selection) => {
    select(chosen, true);
    map.current?.reveal(chosen);
  };
  const close = () => {
    const row = document.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(url.selected ?? '')}"] button`,
    );
    setUrl({ selected: undefined });
    if (takesFocus.current) {
      (row ?? map.current)?.focus();
    }
  };
  useEscape(() => selection && close());
  const clear = () => setUrl(NO_FILTERS);
  const set = activeFilters(filters).length;
  const matched = matches.nodes.includes(1);
  const state = capacityState(view, {
    rows: isList && !matched && url.rows === 'nodes' ? 0 : undefined,
    filters: set,
    clear,
  });
  const showsPicture = model.nodes.size > 0;
  const actions: InspectorActions = {
    onClose: close,
    onSelect: follow,
    onListPods: only =>
      setUrl({
        ...NO_FILTERS,
        ...only,
        as: 'list',
        rows: 'pods',
        page: '1',
      }),
    onFit: isList ? undefined : chosen => map.current?.fit(chosen),
  };

  return (
    <div className={classes.root}>
      <div className={classes.main}>
        <Panel label="Capacity" padded={false}>
          <div className={classes.inside}>
            {showsPicture && (
              <CapacityLegend
                capacity={capacity}
                colouring={isList ? 'health' : url.colour}
                detail={isList ? 'every pod' : camera.detail}
                layer={layer}
                onLayer={value => setUrl({ hues: value })}
              />
            )}
            <WaitingStrip
              waiting={model.waiting}
              onWhy={group =>
                select(
                  {
                    kind: 'waiting',
                    pod: `${group.namespace}/${group.pods[0]}`,
                  },
                  true,
                )
              }
              onShowAll={() =>
                setUrl({
                  ...NO_FILTERS,
                  as: 'list',
                  rows: 'pods',
                  cause: 'pod.unschedulable',
                })
              }
            />
            {noCanvas && url.as === 'graph' && (
              <p className={classes.note} role="status">
                This browser gives no canvas to draw on; the list tells the same
                as the graph.
              </p>
            )}
            {!isList && set > 0 && showsPicture && (
              <MatchLine
                matched={matched}
                podCount={matches.podCount}
                filters={set}
                onClear={clear}
              />
            )}
          </div>
          <ViewState state={state} padded={false}>
            <div className={classes.inside}>
              {isList ? (
                <CapacityList
                  capacity={capacity}
                  filters={filters}
                  rows={url.rows}
                  page={url.page}
                  selection={selection}
                  now={now}
                  onRows={rows => setUrl({ rows, page: '1' })}
                  onPage={page => setUrl({ page })}
                  onSelect={chosen => select(chosen, true)}
                />
              ) : (
                <>
                  <CapacityMap
                    ref={map}
                    capacity={capacity}
                    stale={state.kind === 'stale'}
                    selection={selection}
                    onSelect={(chosen, by) => select(chosen, by === 'keyboard')}
                    onCamera={({ zoom }) => {
                      const detail = mainDetail(
                        picture.arrangement,
                        picture.layout,
                        zoom,
                      );
                      setCamera(before =>
                        before.zoom === zoom && before.detail === detail
                          ? before
                          : { zoom, detail },
                      );
                    }}
                    onNoCanvas={() => setNoCanvas(true)}
                  />
                  <CapacityFoot
                    detail={camera.detail}
                    zoom={camera.zoom}
                    onZoom={factor => map.current?.zoomBy(factor)}
                    onWhole={() => map.current?.fitWhole()}
                  />
                </>
              )}
            </div>
          </ViewState>
        </Panel>
      </div>
      {selection ? (
        <Inspector
          {...actions}
          capacity={capacity}
          selection={selection}
          takesFocus={takesFocus.current}
        />
      ) : (
        showsPicture && <Overview {...actions} capacity={capacity} />
      )}
    </div>
  );
}
