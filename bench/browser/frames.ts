/** What is done to the map in a frame, by the number of the frame. */
type Step = (frame: number) => void;

export type Gesture = 'pan' | 'zoom' | Step;

/** Frames before the camera turns round. */
const TURN = 30;
/** Pixels and wheel steps of a frame. */
const STEP = 12;
/** Longer than the camera takes from one place to another. */
const TRAVEL_MS = 1000;
/** Steps of the wheel that are tried for the busiest picture. */
const LOOKED_AT = 40;

export function mapOf(): HTMLElement {
  return document.querySelector<HTMLElement>('[role=application]')!;
}

export function nextFrame(): Promise<number> {
  return new Promise(resolve => {
    requestAnimationFrame(resolve);
  });
}

function middleOf(map: HTMLElement) {
  const { left, top, width, height } = map.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
}

/** Turns a wheel with Ctrl over the middle of the map, by so many pixels. */
function wheelOn(map: HTMLElement): (pixels: number) => void {
  const at = middleOf(map);
  // The map listens to the wheel once the pointer is on it.
  map.dispatchEvent(new MouseEvent('mouseover', { bubbles: true, ...at }));
  return deltaY =>
    map.dispatchEvent(
      new WheelEvent('wheel', {
        ...at,
        bubbles: true,
        cancelable: true,
        ctrlKey: true,
        deltaY,
      }),
    );
}

/** Events as a mouse makes them, on the middle of the map. */
function gestureOn(map: HTMLElement, gesture: Gesture): Step {
  if (typeof gesture === 'function') {
    return gesture;
  }
  const at = middleOf(map);
  const there = (frame: number) => frame % (2 * TURN) < TURN;
  if (gesture === 'zoom') {
    const zoom = wheelOn(map);
    return frame => zoom(there(frame) ? -STEP : STEP);
  }
  const pointer = { bubbles: true, pointerId: 1, button: 0, ...at };
  map.setPointerCapture = () => {};
  map.dispatchEvent(new PointerEvent('pointerdown', pointer));
  return frame => {
    at.clientX += there(frame) ? -STEP : STEP;
    map.dispatchEvent(new PointerEvent('pointermove', { ...pointer, ...at }));
  };
}

/** Zooms from the whole picture to where the map has the most to draw. */
export async function zoomToBusiest(): Promise<void> {
  const map = mapOf();
  map.dispatchEvent(new KeyboardEvent('keydown', { key: '0', bubbles: true }));
  await new Promise(resolve => {
    setTimeout(resolve, TRAVEL_MS);
  });
  const zoom = wheelOn(map);
  const calls: number[] = [];
  for (let step = 0; step < LOOKED_AT; step += 1) {
    calls.push(
      await countCalls(async () => {
        zoom(step ? -STEP : 0);
        await nextFrame();
      }),
    );
  }
  const busiest = calls.indexOf(Math.max(...calls));
  zoom((LOOKED_AT - 1 - busiest) * STEP);
  await nextFrame();
}

/** Mean milliseconds from frame to frame while each does a step of a gesture on the map. */
export async function timeFrames(
  gesture: Gesture,
  count: number,
): Promise<number> {
  const map = mapOf();
  const mean = await meanFrame(gestureOn(map, gesture), count);
  map.dispatchEvent(
    new PointerEvent('pointercancel', { bubbles: true, pointerId: 1 }),
  );
  return mean;
}

/** Mean milliseconds from frame to frame while each does a step. */
export async function meanFrame(step: Step, count: number): Promise<number> {
  // The first two warm up what the rest uses.
  for (let frame = 0; frame < 2; frame += 1) {
    step(frame);
    await nextFrame();
  }
  const start = await nextFrame();
  for (let frame = 0; frame < count; frame += 1) {
    step(frame);
    await nextFrame();
  }
  const end = await nextFrame();
  return (end - start) / (count + 1);
}

const DRAWING = [
  'fillRect',
  'strokeRect',
  'drawImage',
  'fill',
  'stroke',
  'fillText',
] as const;

/** Calls of the canvas that draw, a picture, while `make` has pictures drawn; each begins by emptying the canvas. */
export async function countCalls(
  make: () => Promise<unknown>,
): Promise<number> {
  const pen = CanvasRenderingContext2D.prototype as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const counts = { drawing: 0, pictures: 0 };
  const count = (name: string, what: keyof typeof counts) => {
    const original = pen[name];
    pen[name] = function counted(this: unknown, ...args) {
      counts[what] += 1;
      return original.apply(this, args);
    };
    return () => {
      pen[name] = original;
    };
  };
  const restore = [
    count('clearRect', 'pictures'),
    ...DRAWING.map(name => count(name, 'drawing')),
  ];
  try {
    await make();
  } finally {
    restore.forEach(each => each());
  }
  return counts.drawing / counts.pictures;
}
