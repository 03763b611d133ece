import { aTopology } from '../../__testUtils__/aTopology';
import { type Camera, zoomAbout } from '../model/camera';
import { RecordingPen } from './__testUtils__/RecordingPen';
import { sceneOf } from './__testUtils__/sceneOf';
import { CapacityStage } from './CapacityStage';
import { createPalette } from './palette';

function setUp(mayTravel: boolean) {
  const pen = RecordingPen.create();
  const seen: Camera[] = [];
  const stage = CapacityStage.create({
    canvas: document.createElement('canvas'),
    pen: pen as unknown as CanvasRenderingContext2D,
    onCamera: camera => seen.push(camera),
    mayTravel: () => mayTravel,
  });
  stage.setPalette(createPalette('light', 'steps'));
  stage.setScene(sceneOf(aTopology()));
  stage.resize({ width: 400, height: 300 }, 2);
  const drawings = () =>
    pen.strokes.filter(({ kind }) => kind === 'clear').length;
  return { stage, seen, drawings };
}

const closer = (camera: Camera) => zoomAbout(camera, { x: 10, y: 10 }, 2);

describe('the stage', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('draws once a frame for many changes, and not at all while nothing changes', () => {
    const { stage, drawings } = setUp(true);
    jest.advanceTimersByTime(100);
    const before = drawings();
    stage.move(closer);
    stage.setScene(sceneOf(aTopology()));
    stage.move(closer);
    expect(drawings()).toBe(before);
    jest.advanceTimersByTime(20);
    expect(drawings()).toBe(before + 1);
    jest.advanceTimersByTime(5_000);
    expect(drawings()).toBe(before + 1);
    stage.stop();
  });

  it.each([
    ['travels there', true],
    ['is there at once for who wants no motion', false],
  ])('moves the camera: %s', (_, mayTravel) => {
    const { stage, seen } = setUp(mayTravel);
    jest.advanceTimersByTime(100);
    const goal = closer(stage.camera).zoom;
    seen.length = 0;
    stage.travel(closer);
    expect(stage.camera.zoom).toBeCloseTo(goal);
    jest.advanceTimersByTime(1_000);
    expect(seen[seen.length - 1].zoom).toBeCloseTo(goal);
    expect(seen.length > 1).toBe(mayTravel);
    stage.stop();
  });

  it('keeps showing everything while the view changes, until somebody moves it', () => {
    const { stage } = setUp(true);
    const before = stage.camera.zoom;
    stage.resize({ width: 200, height: 300 }, 2);
    expect(stage.camera.zoom).toBeLessThan(before);
    // A link that shows what is seen already moves nobody.
    stage.travel(camera => ({ ...camera }));
    stage.resize({ width: 100, height: 300 }, 2);
    expect(stage.camera.zoom).toBeLessThan(before / 2);
    stage.move(closer);
    const own = stage.camera.zoom;
    stage.resize({ width: 400, height: 300 }, 2);
    expect(stage.camera.zoom).toBe(own);
    stage.stop();
  });
});
