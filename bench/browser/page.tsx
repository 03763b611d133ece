import { ApiProvider } from '@backstage/core-app-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { UnifiedThemeProvider } from '@backstage/theme';
import { createOdpThemes, OdpTokenStyles } from '@internal/plugin-odp-react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { largeTopology } from '../../plugins/odp-clusters/src/__testUtils__/largeTopology';
import { generatePicture } from '../../plugins/odp-clusters/src/architecture/model/__testUtils__/generatePicture';
import { layOut } from '../../plugins/odp-clusters/src/architecture/model/layout';
import { clustersApiRef } from '../../plugins/odp-clusters/src/api';
import { CapacityView } from '../../plugins/odp-clusters/src/components/Capacity/CapacityView';
import { bareCanvas } from './bareCanvas';
import { BenchTopology } from './BenchTopology';
import {
  countCalls,
  type Gesture,
  mapOf,
  timeFrames,
  zoomToBusiest,
} from './frames';

/** Pixels that a window of 1440 leaves the picture. */
const LAYOUT_WIDTH = 856;

type Tell = (message: { cluster: string }) => void;

/** The real capacity view with a backend inside the page; what the bench asks of it stands on `window.bench`. */
class BenchPage {
  #backend: BenchTopology | undefined;
  #told: Tell | undefined;

  /** Shows a cluster; gives the milliseconds from the bytes of its topology to the first picture. */
  async show(size: { nodes: number; podsPerNode: number }): Promise<number> {
    const backend = BenchTopology.create(largeTopology(size));
    this.#backend = backend;
    const signals = {
      subscribe: (_: string, tell: Tell) => {
        this.#told = tell;
        return { unsubscribe: () => {} };
      },
    };
    const apis = new Map<string, unknown>([
      [clustersApiRef.id, backend],
      [signalApiRef.id, signals],
    ]);
    const drawn = new Promise<number>(resolve => {
      const { clearRect } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.clearRect = function first(...box) {
        CanvasRenderingContext2D.prototype.clearRect = clearRect;
        clearRect.apply(this, box);
        requestAnimationFrame(() =>
          setTimeout(() => resolve(performance.now())),
        );
      };
    });
    const start = performance.now();
    createRoot(document.getElementById('root')!).render(
      <UnifiedThemeProvider theme={createOdpThemes().light}>
        <OdpTokenStyles />
        <ApiProvider apis={{ get: ref => apis.get(ref.id) as never }}>
          <BrowserRouter>
            <CapacityView cluster="odp-eu" />
          </BrowserRouter>
        </ApiProvider>
      </UnifiedThemeProvider>,
    );
    return (await drawn) - start;
  }

  /** Mean milliseconds of a frame while the map is panned or zoomed. */
  frames(gesture: Gesture, count: number): Promise<number> {
    return timeFrames(gesture, count);
  }

  /** Calls of the canvas in a frame of a gesture. */
  calls(gesture: Gesture): Promise<number> {
    return countCalls(() => timeFrames(gesture, 10));
  }

  zoomToBusiest(): Promise<void> {
    return zoomToBusiest();
  }

  /** Mean milliseconds of a frame in which a bare canvas of the map's size draws so many rectangles. */
  async bare(rectangles: number, count: number): Promise<number> {
    const map = mapOf().querySelector('canvas')!;
    const canvas = document.createElement('canvas');
    canvas.width = map.width;
    canvas.height = map.height;
    Object.assign(canvas.style, {
      position: 'fixed',
      top: 0,
      left: 0,
      zIndex: 9999,
    });
    document.body.append(canvas);
    const draw = bareCanvas(canvas, rectangles);
    try {
      return await timeFrames(frame => draw(frame % 40), count);
    } finally {
      canvas.remove();
    }
  }

  /** Milliseconds that laying out a made-up platform of so many components and twice as many edges takes, each of some times. */
  layOut(components: number, times: number): number[] {
    return Array.from({ length: times }, (_, seed) => {
      const edges = 2 * components;
      const picture = generatePicture({ seed: seed + 1, components, edges });
      const start = performance.now();
      layOut(picture, LAYOUT_WIDTH);
      return performance.now() - start;
    });
  }

  /** Changes so many pods and says so, as the backend does. */
  tick(pods: number): void {
    this.#backend!.change(pods, Date.now());
    this.#told!({ cluster: 'odp-eu' });
  }
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

window.bench = new BenchPage();
