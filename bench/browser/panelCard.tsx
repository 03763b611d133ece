import { ApiProvider } from '@backstage/core-app-api';
import { UnifiedThemeProvider } from '@backstage/theme';
import type { Panel } from '@internal/plugin-odp-observability-common';
import { createOdpThemes, OdpTokenStyles } from '@internal/plugin-odp-react';
import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { ObservabilityClient } from '../../plugins/odp-observability/src/api';
import { PanelCard } from '../../plugins/odp-observability/src/components/PanelCard/PanelCard';
import { PanelSurroundingsContext } from '../../plugins/odp-observability/src/components/PanelSurroundings';
import { PanelQueries } from '../../plugins/odp-observability/src/query/PanelQueries';
import { meanFrame, nextFrame } from './frames';
import { type Drawer, pointerOn, untilPainted } from './pictures';

/** Pixels of the card. */
const WIDTH = 1060;
const HEIGHT = 420;

const SURROUNDINGS = {
  clock: { now: Date.UTC(2026, 10, 23, 14, 32), timeZone: 'UTC' },
  rollouts: [],
  syncKey: 'bench',
  onZoom: () => {},
};

/** The real card of a panel on a page that stands already, from the bytes of its answers on. */
export async function panelCard(
  element: HTMLElement,
  options: {
    panel: Panel;
    /** The bytes of each answer; the first is shown first. */
    next: () => Uint8Array<ArrayBuffer>;
  },
): Promise<Drawer> {
  const { panel, next } = options;
  const put = await standPage(element);
  const answers: Uint8Array<ArrayBuffer>[] = [];
  const client = ObservabilityClient.create({
    discoveryApi: { getBaseUrl: async () => 'http://portal' },
    fetchApi: { fetch: async () => new Response(answers.shift()) },
  });
  let queries: PanelQueries;
  const ask = () =>
    queries.ask({
      dashboard: 'bench',
      panels: [{ id: panel.id, width: WIDTH }],
      range: { from: 'now-4h', to: 'now' },
      variables: {},
    });
  return {
    show: () => {
      answers.push(next());
      return untilPainted(() => {
        queries = PanelQueries.create(request => client.queryPanels(request));
        put(
          <PanelCard
            panel={panel}
            queries={queries}
            height={HEIGHT}
            askedFor="now-4h to now"
            onRetry={() => {}}
            link="/dashboards"
            isPointedAt={false}
          />,
        );
        ask();
      });
    },
    change: () => {
      answers.push(next());
      return untilPainted(ask);
    },
    point: frames => meanFrame(pointerOn(element), frames),
    hide: async () => {
      put(null);
      await nextFrame();
    },
  };
}

/** What a card stands on. @returns puts something there */
async function standPage(
  element: HTMLElement,
): Promise<(shown: ReactNode) => void> {
  return new Promise(resolve => {
    function Place() {
      const [shown, setShown] = useState<ReactNode>(null);
      resolve(setShown);
      return <div style={{ width: WIDTH, height: HEIGHT }}>{shown}</div>;
    }
    createRoot(element).render(
      <UnifiedThemeProvider theme={createOdpThemes().light}>
        <OdpTokenStyles />
        <ApiProvider apis={{ get: () => undefined }}>
          <BrowserRouter>
            <PanelSurroundingsContext.Provider value={SURROUNDINGS}>
              <Place />
            </PanelSurroundingsContext.Provider>
          </BrowserRouter>
        </ApiProvider>
      </UnifiedThemeProvider>,
    );
  });
}
