import { useApi } from '@backstage/core-plugin-api';
import type {
  DashboardSummary,
  PanelAnswer,
  PanelQuery,
  VariableValues,
} from '@internal/plugin-odp-observability-common';
import { type StatusName, useLiveResource } from '@internal/plugin-odp-react';
import { observabilityApiRef, type ObservabilityApi } from '../api';
import { statusOfTiles } from '../model/dashboardVerdict';
import { goldenTilesOf, readTile } from '../model/goldenTiles';

/** What the page asks of the tiles of each dashboard. */
export type TileQuery = Pick<PanelQuery, 'range' | 'timeZone' | 'variables'>;

const NONE: ReadonlyMap<string, StatusName> = new Map();

/** Pixels: a state needs no fine line. */
const TILE_WIDTH = 200;

/** The worst state of each dashboard by its golden tiles; one that cannot be read has none. */
export function useTabStatuses(
  dashboards: readonly DashboardSummary[],
  query: TileQuery,
): ReadonlyMap<string, StatusName> {
  const api = useApi(observabilityApiRef);
  const uids = dashboards.map(({ uid }) => uid);
  const { data } = useLiveResource<ReadonlyMap<string, StatusName>>({
    key: uids.length > 0 ? JSON.stringify([uids, query]) : undefined,
    load: async ({ signal }) => {
      const answers = await Promise.allSettled(
        uids.map(uid => statusOf(api, { uid, query, signal })),
      );
      return {
        kind: 'data',
        data: new Map(
          answers.flatMap(answer =>
            answer.status === 'fulfilled' && answer.value ? [answer.value] : [],
          ),
        ),
      };
    },
    timing: { pollMs: 60_000 },
  });
  return data ?? NONE;
}

async function statusOf(
  api: ObservabilityApi,
  asked: { uid: string; query: TileQuery; signal: AbortSignal },
): Promise<[string, StatusName] | undefined> {
  const { uid, query, signal } = asked;
  const loaded = await api.loadDashboard(uid, { signal });
  if (loaded.kind !== 'data') {
    return undefined;
  }
  const { dashboard } = loaded.data;
  const tiles = goldenTilesOf(dashboard);
  if (tiles.length === 0) {
    return undefined;
  }
  const answers = new Map<number, PanelAnswer>();
  await api.queryPanels({
    query: {
      ...query,
      dashboard: uid,
      panels: tiles.map(({ id }) => ({ id, width: TILE_WIDTH })),
      variables: ownVariables(query.variables, dashboard.variables),
    },
    onAnswer: answer => answers.set(answer.id, answer),
    signal,
  });
  const readings = tiles.map(panel => readTile(panel, answers.get(panel.id)));
  return [uid, statusOfTiles(readings)];
}

/** A dashboard takes values of the variables that it declares, and refuses others. */
function ownVariables(
  chosen: VariableValues,
  declared: readonly { name: string }[],
): VariableValues {
  return Object.fromEntries(
    declared.flatMap(({ name }) =>
      chosen[name] ? [[name, chosen[name]]] : [],
    ),
  );
}
