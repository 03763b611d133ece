import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import type {
  DashboardAnswer,
  DashboardSummary,
} from '@internal/plugin-odp-observability-common';
import {
  type LiveView,
  Panel,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import { useDashboard, useDashboards } from '../../api';
import { boardsOf, type EntityBoards, matchOf } from '../../model/entityPanels';
import { goldenTilesOf } from '../../model/goldenTiles';
import { dashboardsPath } from '../paths';
import { EntityBoard } from './EntityBoard';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: 10 },
  list: { margin: 0, paddingLeft: 18 },
  quiet: { color: 'var(--odp-secondary)', overflowWrap: 'anywhere' },
});

/** How an entity does by what is measured of it, and the dashboards that speak of it. */
export function BoardCard() {
  const { entity } = useEntity();
  const classes = useStyles();
  const boards = useMemo(() => boardsOf(entity), [entity]);
  const uids = [
    ...new Set([
      ...(boards.tilesOf ? [boards.tilesOf] : []),
      ...boards.panels.map(({ dashboard }) => dashboard),
    ]),
  ];
  return (
    <Panel title="Dashboards" hint={scopeInWords(boards)}>
      <div className={classes.content}>
        {uids.map(uid => (
          <OneBoard key={uid} uid={uid} boards={boards} />
        ))}
        {boards.wrong.length > 0 && (
          <p className={classes.quiet}>
            The annotation odp.io/panels has no panel in:{' '}
            {boards.wrong.join(', ')}. Write {'<uid>/<id>'}, with commas between
            them.
          </p>
        )}
        {boards.selector && (
          <Selected
            entityRef={stringifyEntityRef(entity)}
            selector={boards.selector}
          />
        )}
        {boards.overview && (
          <Link to={boards.overview}>Overview in Grafana</Link>
        )}
      </div>
    </Panel>
  );
}

function scopeInWords({ variables, tilesOf }: EntityBoards) {
  const { namespace, cluster } = variables;
  const where = cluster ? ` on ${cluster[0]}` : '';
  return tilesOf && namespace ? `namespace ${namespace[0]}${where}` : undefined;
}

function OneBoard({ uid, boards }: { uid: string; boards: EntityBoards }) {
  const view = useDashboard(uid);
  const wanted =
    boards.panels.find(({ dashboard }) => dashboard === uid)?.panels ?? [];
  return (
    <ViewState padded={false} state={boardState(view, uid)}>
      {view.data && (
        <WantedPanels
          answer={view.data}
          hasTiles={boards.tilesOf === uid}
          wanted={wanted}
          boards={boards}
        />
      )}
    </ViewState>
  );
}

function boardState(view: LiveView<DashboardAnswer>, uid: string) {
  return viewStateOf(view, { what: `The dashboard ${uid}` });
}

function WantedPanels(props: {
  answer: DashboardAnswer;
  hasTiles: boolean;
  wanted: readonly number[];
  boards: EntityBoards;
}) {
  const { answer, hasTiles, wanted, boards } = props;
  const classes = useStyles();
  const { dashboard } = answer;
  const tiles = hasTiles ? goldenTilesOf(dashboard) : [];
  const found = wanted.flatMap(
    id => dashboard.panels.find(panel => panel.id === id) ?? [],
  );
  const missing = wanted.filter(
    id => !dashboard.panels.some(panel => panel.id === id),
  );
  return (
    <>
      <EntityBoard
        answer={answer}
        tiles={tiles}
        panels={found.filter(panel => !tiles.includes(panel))}
        variables={boards.variables}
        awaitsImage={boards.awaitsImage}
      />
      {missing.length > 0 && (
        <p className={classes.quiet}>
          {dashboard.title} has no panel {missing.join(', ')}.
        </p>
      )}
    </>
  );
}

/** The dashboards that the entity's selector matches, with why. */
function Selected(props: { entityRef: string; selector: string }) {
  const { entityRef, selector } = props;
  const classes = useStyles();
  const view = useDashboards(entityRef);
  const items =
    view.data?.items.flatMap(item => {
      const matches = matchOf(item, selector);
      return matches === undefined ? [] : [{ ...item, matches }];
    }) ?? [];
  return (
    <ViewState
      padded={false}
      state={viewStateOf(view, {
        what: 'Dashboards of this entity',
        judge: () =>
          items.length > 0
            ? undefined
            : {
                kind: 'empty-by-nature',
                title: 'No dashboard matches',
                detail:
                  'None has the tag of the annotation grafana/dashboard-selector. The portal reads a tag, or tags @> "tag"; longer expressions it leaves to Grafana.',
              },
      })}
    >
      <ul className={classes.list}>
        {items.map(item => (
          <SelectedLine key={item.uid} item={item} />
        ))}
      </ul>
    </ViewState>
  );
}

function SelectedLine({ item }: { item: DashboardSummary }) {
  const classes = useStyles();
  const { uid, title, matches, openUrl } = item;
  return (
    <li>
      <Link to={dashboardsPath({ dashboard: uid })}>{title}</Link>{' '}
      <span className={classes.quiet}>{matches}</span>
      {openUrl && (
        <>
          {' '}
          <Link to={openUrl} aria-label={`${title} in Grafana`}>
            Grafana
          </Link>
        </>
      )}
    </li>
  );
}
