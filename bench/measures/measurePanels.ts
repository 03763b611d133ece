import type { PanelDrawingInput } from '../panelDrawing';
import { attempt, CHILD_SECONDS, type Run } from '../Run';
import { measureIn } from '../support/children';
import { PanelPortal } from '../support/PanelPortal';
import { measurePanelPage, measurePanelViewers } from './measurePanelServing';

const CHANGES = 6;
const FRAMES = 40;
/** What the stand-in of a Prometheus gives, and how long it takes for it. */
const SOURCE = { series: 8, queryMs: 20 };

/** Panels in a browser, and the backend that answers them. */
export async function measurePanels(run: Run): Promise<void> {
  const { measures } = run.result;
  const { panels, seconds } = run.size;
  const { viewers, ...drawn } = panels;
  const name = `${run.size.name}-panels`;
  const input: PanelDrawingInput = {
    ...drawn,
    changes: CHANGES,
    frames: FRAMES,
  };
  await attempt(run, 'a panel in a browser', async () => {
    measures.panelDrawing = await measureIn('bench/panelDrawing.ts', {
      input,
      seconds: CHILD_SECONDS,
      name: `${name}-drawing`,
    });
  });
  await attempt(run, 'the backend of panels', async () => {
    const portal = await PanelPortal.start({ name, viewers, source: SOURCE });
    try {
      await attempt(run, 'a page of panels', async () => {
        measures.panelPage = await measurePanelPage(portal);
      });
      await attempt(run, `${viewers} viewers of it`, async () => {
        measures.panelViewers = await measurePanelViewers(portal, {
          viewers,
          seconds,
        });
      });
    } finally {
      await portal.stop();
    }
  });
}
