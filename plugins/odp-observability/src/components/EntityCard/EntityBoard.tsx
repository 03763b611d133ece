import { Link } from '@backstage/core-components';
import type {
  DashboardAnswer,
  Panel,
  VariableValues,
} from '@internal/plugin-odp-observability-common';
import { useWidth, ViewState } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCallback, useId, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { type Placement, panelWidthOf } from '../../model/layout';
import { nothingMeasured } from '../../model/nothingMeasured';
import { grafanaUrl, VARIABLE_PREFIX } from '../../model/pageParams';
import type { Rollout } from '../../model/rollouts';
import { rangeTextOf } from '../../query/PanelQueries';
import { useClock } from '../../query/useClock';
import { usePanelQueries } from '../../query/usePanelQueries';
import { useReadings } from '../../query/useReadings';
import { PanelGrid } from '../DashboardsPage/PanelGrid';
import { TilesVerdict } from '../DashboardsPage/TilesVerdict';
import { PanelCard } from '../PanelCard/PanelCard';
import { isQueried } from '../PanelCard/pictureOf';
import { PanelSurroundingsContext } from '../PanelSurroundings';
import { CHECKS_PATH, dashboardsPath } from '../paths';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0 },
});

const RANGE = { from: 'now-1h', to: 'now' };
const REFRESH = '30s';
const REFRESH_MS = 30_000;
/** Rows of the grid. */
const TILE: Placement = { columns: 12, rows: 3 };
const PANEL: Placement = { columns: 24, rows: 8 };

/** The page of the dashboard, which knows its cluster, marks them. */
const NO_ROLLOUTS: readonly Rollout[] = [];

interface EntityBoardProps {
  answer: DashboardAnswer;
  /** Tiles first, then panels. */
  tiles: readonly Panel[];
  panels: readonly Panel[];
  /** What the dashboard is narrowed to, of the variables that it has. */
  variables: VariableValues;
  /** It runs nowhere until somebody deploys it. */
  awaitsImage: boolean;
}

/** Tiles and panels of one dashboard on the page of an entity, with the sentence that they make. */
export function EntityBoard(props: EntityBoardProps) {
  const { answer, tiles, panels, awaitsImage } = props;
  const { dashboard, openUrl } = answer;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root, 600);
  const navigate = useNavigate();
  const clock = useClock('utc');
  const variables = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(props.variables).filter(([name]) =>
          dashboard.variables.some(variable => variable.name === name),
        ),
      ),
    [props.variables, dashboard],
  );
  const shown = [...tiles, ...panels];
  const placements = shown.map((_, place) =>
    place < tiles.length ? TILE : PANEL,
  );
  const { queries, refresh } = usePanelQueries(
    {
      dashboard: dashboard.uid,
      panels: shown.flatMap((panel, place) =>
        isQueried(panel)
          ? [{ id: panel.id, width: panelWidthOf(placements[place], width) }]
          : [],
      ),
      range: RANGE,
      timeZone: 'UTC',
      variables,
    },
    REFRESH_MS,
  );
  const readings = useReadings(queries);
  const nothing = nothingMeasured(
    tiles.map(({ id }) => readings.get(id)),
    { awaitsImage, checksPath: CHECKS_PATH },
  );
  const hidden = nothing ? tiles.length : 0;
  const syncKey = useId();
  const pathOf = useCallback(
    (more: Record<string, string> = {}) =>
      dashboardsPath({
        dashboard: dashboard.uid,
        ...Object.fromEntries(
          Object.entries(variables).map(([name, values]) => [
            `${VARIABLE_PREFIX}${name}`,
            values,
          ]),
        ),
        ...more,
      }),
    [variables, dashboard.uid],
  );
  const given = useMemo(
    () => ({
      clock,
      rollouts: NO_ROLLOUTS,
      syncKey,
      // A card has no range of its own: the page of the dashboard has.
      onZoom: (from: number, to: number) =>
        navigate(pathOf({ from: String(from), to: String(to) })),
    }),
    [clock, syncKey, navigate, pathOf],
  );
  return (
    <PanelSurroundingsContext.Provider value={given}>
      <div ref={root} className={classes.root}>
        {nothing ? (
          <ViewState padded={false} state={nothing} />
        ) : (
          <TilesVerdict queries={queries} tiles={tiles} />
        )}
        <PanelGrid
          panels={shown.slice(hidden)}
          placements={placements.slice(hidden)}
        >
          {(panel, height) => (
            <PanelCard
              panel={panel}
              queries={queries}
              height={height}
              askedFor={rangeTextOf(RANGE)}
              onRetry={refresh}
              grafanaUrl={
                openUrl &&
                grafanaUrl(openUrl, {
                  ...RANGE,
                  refresh: REFRESH,
                  timezone: 'utc',
                  variables,
                  panel: panel.id,
                })
              }
              link={`${window.location.origin}${pathOf({
                viewPanel: String(panel.id),
              })}`}
              isPointedAt={false}
              doctorPath={CHECKS_PATH}
            />
          )}
        </PanelGrid>
        <Link to={pathOf()}>{dashboard.title}</Link>
      </div>
    </PanelSurroundingsContext.Provider>
  );
}
