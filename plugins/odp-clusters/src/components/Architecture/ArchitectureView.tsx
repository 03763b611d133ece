import {
  type Architecture,
  plural,
} from '@internal/plugin-odp-clusters-common';
import {
  LiveHeader,
  Panel,
  useUrlState,
  ViewState,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { useArchitecture } from '../../api';
import {
  architectureAround,
  type Centre,
} from '../../architecture/model/around';
import {
  activeArchitectureFilters,
  type ArchitectureSelection,
  filterArchitecture,
  type FilteredArchitecture,
  NO_ARCHITECTURE_FILTERS,
} from '../../architecture/model/filterArchitecture';
import { legendOf } from '../../architecture/model/legend';
import { ArchitectureFoot } from './ArchitectureFoot';
import { ArchitectureInspector } from './ArchitectureInspector';
import { ARCHITECTURE_PARAMS } from './architectureParams';
import { architectureState } from './architectureState';
import { ArchitectureToolbar } from './ArchitectureToolbar';
import { ArchitectureVerdict } from './ArchitectureVerdict';
import { ArchitectureGraph } from './graph/ArchitectureGraph';
import { ArchitectureList } from './list/ArchitectureList';
import { useSelection } from './useSelection';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: 12,
    minWidth: 0,
    fontSize: 'var(--odp-font-body)',
    lineHeight: 1.4,
    color: 'var(--odp-text)',
    '& strong': { fontWeight: 500 },
  },
  sides: { display: 'flex', gap: 12, alignItems: 'stretch' },
  main: { flex: 1, minWidth: 0 },
});

/** Props of {@link ArchitectureView}. */
export interface ArchitectureViewProps {
  cluster: string;
  as: 'graph' | 'list';
  /** Draws what is around one component or layer, instead of everything. */
  centre?: Centre;
  /** Controls at the end of the toolbar. */
  toolbarEnd?: ReactNode;
}

/** The platform as built: a sentence, filters, the picture or its list twin, and why each edge is there. */
export function ArchitectureView(props: ArchitectureViewProps) {
  const { cluster, as, centre, toolbarEnd } = props;
  const classes = useStyles();
  const Twin = as === 'graph' ? ArchitectureGraph : ArchitectureList;
  const root = useRef<HTMLDivElement>(null);
  const [url, setUrl] = useUrlState(ARCHITECTURE_PARAMS);
  const view = useShownArchitecture(cluster, url.edges === 'all');
  const { component, edge } = url;
  const selection = useMemo(() => ({ component, edge }), [component, edge]);
  const architecture = useMemo(
    () =>
      view.data && (centre ? architectureAround(view.data, centre) : view.data),
    [view.data, centre],
  );
  const shown = useMemo(
    () => architecture && filterArchitecture(architecture, url, selection),
    [architecture, url, selection],
  );
  const titles = useMemo(
    () => new Map(architecture?.components.map(c => [c.name, c.title])),
    [architecture],
  );
  const titleOf = useCallback(
    (name: string) => titles.get(name) ?? name,
    [titles],
  );
  const onChange = useCallback(
    (change: ArchitectureSelection) => setUrl(change, { push: true }),
    [setUrl],
  );
  const { select, close, takesFocus } = useSelection({
    root,
    selection,
    onChange,
  });
  const state = architectureState({
    view: { ...view, data: architecture },
    shown,
    filters: activeArchitectureFilters(url).length,
    clear: () => setUrl(NO_ARCHITECTURE_FILTERS),
  });
  return (
    <div
      ref={root}
      // Keys and clicks come up from the buttons inside.
      role="presentation"
      className={classes.root}
      onKeyDown={event => {
        if (event.key === 'Escape' && (component || edge)) {
          close();
        }
      }}
    >
      <LiveHeader view={view} />
      {architecture && <ArchitectureVerdict architecture={architecture} />}
      <ArchitectureToolbar
        filters={url}
        layers={architecture?.layers ?? []}
        count={countSentence(architecture, shown)}
        end={toolbarEnd}
        onChange={setUrl}
      />
      <div className={classes.sides}>
        <div className={classes.main}>
          <Panel label="Architecture" padded={false}>
            <ViewState state={state} padded={false}>
              {architecture && shown && (
                <Twin
                  architecture={architecture}
                  shown={shown}
                  legend={legendOf(architecture, url.edges === 'all')}
                  selection={selection}
                  titleOf={titleOf}
                  onSelect={select}
                />
              )}
            </ViewState>
            {architecture && <ArchitectureFoot architecture={architecture} />}
          </Panel>
        </div>
        {architecture && (
          <ArchitectureInspector
            architecture={architecture}
            selection={selection}
            takesFocus={takesFocus}
            titleOf={titleOf}
            onSelect={select}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}

/** The answer with the edges that are asked for; the other one stays on screen until it is there. */
function useShownArchitecture(cluster: string, listsAllowed: boolean) {
  const declared = useArchitecture({ cluster });
  const all = useArchitecture({
    cluster: listsAllowed ? cluster : undefined,
    edges: 'all',
  });
  return listsAllowed && (all.data || all.error) ? all : declared;
}

function countSentence(
  architecture: Architecture | undefined,
  shown: FilteredArchitecture | undefined,
): string {
  return architecture && shown
    ? `${shown.components.length} of ${plural(
        architecture.components.length,
        'component',
      )}, ${shown.edges.length} of ${plural(architecture.edges.length, 'edge')}`
    : '';
}
