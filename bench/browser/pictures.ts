import { nextFrame } from './frames';

/** One way to draw a panel, that is timed; all times are milliseconds. */
export interface Drawer {
  /** From what is in memory to the first picture. */
  show(): Promise<number>;
  /** From new figures of the same series to their picture. */
  change(): Promise<number>;
  /** A frame while the pointer moves over the picture, the mean of so many. */
  point(frames: number): Promise<number>;
  hide(): Promise<void>;
}

/** Milliseconds that `act` takes until what it draws on a canvas is on screen. */
export async function untilPainted(act: () => void): Promise<number> {
  const drawn = new Promise<void>(resolve => {
    const pen = CanvasRenderingContext2D.prototype;
    const { clearRect } = pen;
    pen.clearRect = function first(...box) {
      pen.clearRect = clearRect;
      clearRect.apply(this, box);
      resolve();
    };
  });
  const start = performance.now();
  act();
  await drawn;
  await nextFrame();
  // The frame is painted when the task after it runs.
  await new Promise(resolve => {
    setTimeout(resolve);
  });
  return performance.now() - start;
}

/** Moves the pointer over a plot of uPlot, to and fro, a step a frame. */
export function pointerOn(plot: Element): (frame: number) => void {
  const over = plot.querySelector('.u-over')!;
  const { left, top, width, height } = over.getBoundingClientRect();
  const send = (type: string, x: number) =>
    over.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        clientX: left + x,
        clientY: top + height / 2,
      }),
    );
  over.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  send('mouseenter', 0);
  return frame => send('mousemove', (frame * 7) % width);
}
