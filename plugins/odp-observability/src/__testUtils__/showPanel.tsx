import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  Panel,
  PanelAnswer,
} from '@internal/plugin-odp-observability-common';
import { screen } from '@testing-library/react';
import { PanelCard } from '../components/PanelCard/PanelCard';
import { PanelSurroundingsContext } from '../components/PanelSurroundings';
import { PanelQueries } from '../query/PanelQueries';
import { dataOf } from './boards';
import { CLOCK } from './moment';

/** Shows a panel with what it answers; `drawing/createPlot` is mocked by whoever calls. */
export async function showPanel(
  panel: Panel,
  answer: Partial<PanelAnswer> = {},
) {
  const queries = PanelQueries.create(async ({ onAnswer }) =>
    onAnswer({ ...dataOf(panel.id, {}), ...answer }),
  );
  queries.ask({
    dashboard: 'overview',
    panels: [{ id: panel.id, width: 400 }],
    range: { from: 'now-1h', to: 'now' },
    variables: {},
  });
  const { container } = renderInTestApp(
    <PanelSurroundingsContext.Provider
      value={{ clock: CLOCK, rollouts: [], syncKey: 'page', onZoom: () => {} }}
    >
      <PanelCard
        panel={panel}
        queries={queries}
        height={300}
        askedFor="now-1h to now"
        onRetry={() => {}}
        link="http://portal/dashboards?viewPanel=7"
        isPointedAt={false}
      />
    </PanelSurroundingsContext.Provider>,
  );
  return {
    container,
    card: await screen.findByRole('region', { name: panel.title }),
  };
}

/** Frames of series by name, see `aFrame`. */
export const framesOf = (series: Parameters<typeof dataOf>[1]) => ({
  frames: dataOf(7, series).frames,
});
