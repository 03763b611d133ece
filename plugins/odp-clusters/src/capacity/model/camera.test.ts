import { aNode, aPod, aTopology } from '../../__testUtils__/aTopology';
import { largeTopology } from '../../__testUtils__/largeTopology';
import { arrange } from './arrange';
import {
  between,
  fitBox,
  holdInView,
  panBy,
  reveal,
  toScreen,
  toUnits,
  zoomAbout,
} from './camera';
import {
  bringIntoView,
  firstCamera,
  wholeCamera,
  zoomAtPlace,
} from './closeUp';
import { detailOf, mainDetail } from './detail';
import { layoutCapacity } from './layout';
import { boxOf } from './places';
import {
  placeOf,
  placeOfCell,
  selectionFromText,
  selectionToText,
} from './selection';

const view = { width: 834, height: 566 };
const camera = { x: 100, y: 50, zoom: 2 };

describe('the camera', () => {
  it('keeps what is under the pointer while it zooms, between 5 % and 800 %', () => {
    const pointer = { x: 300, y: 200 };
    for (const factor of [0.001, 0.5, 1.3, 100]) {
      const after = zoomAbout(camera, pointer, factor);
      const held = toScreen(after, toUnits(camera, pointer));
      expect(held.x).toBeCloseTo(pointer.x);
      expect(held.y).toBeCloseTo(pointer.y);
      expect(after.zoom).toBeGreaterThanOrEqual(0.05);
      expect(after.zoom).toBeLessThanOrEqual(8);
    }
  });

  it('moves the picture with the pointer', () => {
    const point = { x: 120, y: 80 };
    const moved = toScreen(panBy(camera, { x: 30, y: -7 }), point);
    const before = toScreen(camera, point);
    expect(moved).toEqual({ x: before.x + 30, y: before.y - 7 });
  });

  it('does not move to reveal what is seen, and no further than it takes', () => {
    const seen = { x: 110, y: 60, width: 20, height: 20 };
    expect(reveal(camera, seen, view)).toEqual(camera);
    const right = { ...seen, x: 900 };
    const after = reveal(camera, right, view);
    expect(after.y).toBe(camera.y);
    expect(toScreen(after, { x: 920, y: 0 }).x).toBeLessThanOrEqual(view.width);
  });

  it('is never lost: a part of the picture stays in view', () => {
    const picture = { width: 800, height: 500 };
    const lost = holdInView({ x: 9e4, y: -9e4, zoom: 1 }, picture, view);
    expect(lost.x).toBeLessThanOrEqual(0);
    expect(lost.y).toBeGreaterThanOrEqual(500 - view.height);
    const deep = holdInView({ x: 9e4, y: 0, zoom: 8 }, picture, view);
    expect(deep.x).toBeLessThan(picture.width);
  });

  it('begins and ends a journey where it should', () => {
    const to = { x: 0, y: 0, zoom: 0.5 };
    expect(between(camera, to, 0)).toEqual(camera);
    expect(between(camera, to, 1)).toEqual(to);
    expect(between(camera, { ...to, zoom: 2 }, 0.5)).toEqual({
      x: 50,
      y: 25,
      zoom: 2,
    });
  });
});

function pictureOf(model: Parameters<typeof arrange>[0]) {
  const arrangement = arrange(model, { daemonSets: false });
  return { arrangement, layout: layoutCapacity(arrangement) };
}

describe('the detail', () => {
  const { arrangement, layout } = pictureOf(
    largeTopology({ nodes: 60, podsPerNode: 17 }),
  );

  it.each([
    [0.05, 'zone totals'],
    [0.1, 'node counts'],
    [0.48, 'node counts'],
    [0.5, 'every pod'],
    [5, 'every pod'],
    [5.2, 'pod names'],
  ])('at %d is %s', (zoom, detail) => {
    expect(mainDetail(arrangement, layout, zoom)).toBe(detail);
  });

  it('shows the pods of a node from 36 pixels on, however many they are', () => {
    const crowd = pictureOf(largeTopology({ nodes: 1, podsPerNode: 500 }));
    const [row] = crowd.layout.pools;
    expect(detailOf(row, 35.9 / row.tile.width)).toBe('node counts');
    expect(detailOf(row, 36 / row.tile.width)).toBe('every pod');
  });
});

describe('the view of a picture', () => {
  const small = pictureOf(
    aTopology({
      nodes: ['a', 'b', 'c'].map(zone => aNode({ name: zone, zone })),
      pods: [aPod({ node: 'c' })],
    }),
  );
  const large = pictureOf(largeTopology({ nodes: 1000, podsPerNode: 50 }));

  it('begins with everything, or with a zone where everything could not be read', () => {
    const whole = wholeCamera(large.layout, view);
    expect(firstCamera(large.layout, view)).toEqual(whole);
    expect(large.layout.width * whole.zoom).toBeLessThanOrEqual(view.width + 1);
    expect(large.layout.height * whole.zoom).toBeLessThanOrEqual(
      view.height + 1,
    );
    const narrow = { width: 266, height: 420 };
    const first = firstCamera(small.layout, narrow);
    expect(first.zoom).toBeGreaterThan(0.8);
    expect(toScreen(first, small.layout.zones[0]).x).toBeCloseTo(0);
  });

  it('comes near enough to tell a pod, and stays where it is told already', () => {
    const place = placeOfCell(large.arrangement, 31_234);
    const far = wholeCamera(large.layout, view);
    const near = bringIntoView(large, place, { camera: far, view });
    const { pool } = large.arrangement.groups[place.group];
    expect(detailOf(large.layout.pools[pool], near.zoom)).toBe('every pod');
    const at = toScreen(near, boxOf(large, place));
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(view.width);
    expect(bringIntoView(large, place, { camera: near, view })).toEqual(near);
  });

  it('zooms about what the keyboard is on, where that is seen', () => {
    const at = placeOf(small.arrangement, { kind: 'node', name: 'c' })!;
    const from = { camera: { x: 0, y: 0, zoom: 0.9 }, view };
    const before = toScreen(from.camera, boxOf(small, at));
    const after = zoomAtPlace({ picture: small, at }, from, 1.5);
    expect(toScreen(after, boxOf(small, at)).x).toBeLessThan(before.x + 1);
    const about = zoomAtPlace({ picture: small, at: undefined }, from, 1.5);
    expect(toScreen(about, boxOf(small, at)).x).toBeGreaterThan(before.x + 1);
  });

  it('fits a box into a view', () => {
    const box = { x: 10, y: 20, width: 100, height: 100 };
    const fitted = fitBox(box, view, { margin: 33 });
    expect(box.height * fitted.zoom).toBeCloseTo(500);
  });
});

describe('a selection in the URL', () => {
  it.each([
    'pod:execution/user-api-1',
    'node:general-a-1',
    'pool:general/n2-standard-8@europe-north1-a',
    'pool:general/n2-standard-8',
    'zone:europe-north1-a',
    'zone:',
    'waiting:ml/ner-0',
  ])('is read as it was written: %s', text => {
    expect(selectionToText(selectionFromText(text)!)).toBe(text);
  });

  it('is nothing where it says nothing', () => {
    expect(selectionFromText('nonsense')).toBeUndefined();
    expect(selectionFromText('edge:a')).toBeUndefined();
  });
});
