import {
  ALL_VALUE,
  type DashboardAnswer,
  type PanelQuery,
} from '@internal/plugin-odp-observability-common';
import { useUrlState } from '@internal/plugin-odp-react';
import { useCallback, useId, useMemo, useState } from 'react';
import { useRollouts } from '../../api';
import { goldenTilesOf } from '../../model/goldenTiles';
import { panelWidthOf, placePanels, sectionsOf } from '../../model/layout';
import {
  chosenVariables,
  grafanaUrl,
  pageParamsOf,
  VARIABLE_PREFIX,
} from '../../model/pageParams';
import { refreshMsOf } from '../../model/timeRange';
import type { VariableChoice } from '../../model/variableChoice';
import { useAlerts } from '../../query/useAlerts';
import { useClock, zoneOf } from '../../query/useClock';
import { usePanelQueries } from '../../query/usePanelQueries';
import { useVariableChoices } from '../../query/useVariableChoices';
import { isQueried } from '../PanelCard/pictureOf';

/** All that a page of one dashboard is made of; `width` is that of its panels in pixels. */
export function useDashboardPage(answer: DashboardAnswer, width: number) {
  const { dashboard, openUrl } = answer;
  const params = useMemo(() => pageParamsOf(dashboard), [dashboard]);
  const [url, setUrl] = useUrlState(params);
  const clock = useClock(url.timezone);
  const chosenText = JSON.stringify(chosenVariables(dashboard.variables, url));
  const chosen = useMemo(() => JSON.parse(chosenText), [chosenText]);
  const choices = useVariableChoices(dashboard, chosen);
  const rollouts = useRollouts(placeOf(choices));
  const alerts = useAlerts(choices);

  const sections = useMemo(
    () => sectionsOf(dashboard.panels),
    [dashboard.panels],
  );
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const placed = sections.map(section => {
    const { row, panels } = section;
    const isCollapsed = row?.options.row?.isCollapsed ?? false;
    return {
      ...section,
      isOpen: !row || toggled.has(row.id) === isCollapsed,
      placements: placePanels(panels, width),
    };
  });
  const asked = placed.flatMap(({ isOpen, panels, placements }) =>
    isOpen
      ? panels.flatMap((panel, index) =>
          isQueried(panel) ? [{ panel, placement: placements[index] }] : [],
        )
      : [],
  );
  const query: PanelQuery = {
    dashboard: dashboard.uid,
    panels: asked.map(({ panel, placement }) => ({
      id: panel.id,
      width: panelWidthOf(placement, width),
    })),
    range: { from: url.from, to: url.to },
    timeZone: zoneOf(clock),
    variables: chosen,
    ...(url.compare !== 'off' && { compare: url.compare }),
  };
  // Until the page is laid out nobody knows how many points a panel has room for.
  const { queries, refresh } = usePanelQueries(
    width > 0 ? query : undefined,
    refreshMsOf(url.refresh),
  );

  const syncKey = useId();
  const onZoom = useCallback(
    (from: number, to: number) =>
      setUrl({ from: String(from), to: String(to) }, { push: true }),
    [setUrl],
  );
  const surroundings = useMemo(
    () => ({ clock, rollouts, syncKey, onZoom }),
    [clock, rollouts, syncKey, onZoom],
  );
  const inGrafana = (panel?: number) =>
    openUrl &&
    grafanaUrl(openUrl, {
      ...url,
      variables: Object.fromEntries(
        choices.map(({ variable, values }) => [variable.name, [...values]]),
      ),
      panel,
    });
  return {
    url,
    setUrl,
    clock,
    choices,
    alerts,
    sections: placed,
    tiles: useMemo(() => goldenTilesOf(dashboard), [dashboard]),
    panels: asked.map(({ panel }) => panel),
    queries,
    refresh,
    surroundings,
    inGrafana,
    toggleRow: (id: number) =>
      setToggled(last => {
        const next = new Set(last);
        return next.delete(id) ? next : next.add(id);
      }),
    chooseVariable: (name: string, values: string[]) =>
      setUrl({ [`${VARIABLE_PREFIX}${name}`]: values }, { push: true }),
  };
}

/** Where rollouts are looked for: in the chosen namespaces of the chosen cluster. */
function placeOf(choices: readonly VariableChoice[]) {
  const named = (name: string) =>
    choices.find(({ variable }) => variable.name === name);
  const { values = [], options = [] } = named('namespace') ?? {};
  return {
    cluster: named('cluster')?.values[0],
    namespaces: values.includes(ALL_VALUE) ? options : values,
  };
}
