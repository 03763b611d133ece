import { STATUSES } from '@internal/plugin-odp-clusters-common';
import {
  aFailingPod,
  aNode,
  aPod,
  aPool,
  aTopology,
} from '../../__testUtils__/aTopology';
import { largeTopology } from '../../__testUtils__/largeTopology';
import type { Camera } from '../model/camera';
import { FILL, paintOf } from '../model/colouring';
import { boxOf } from '../model/places';
import { placeOf, placeOfCell } from '../model/selection';
import {
  createRecordingSurface,
  RecordingPen,
  type Stroke,
} from './__testUtils__/RecordingPen';
import { sceneOf } from './__testUtils__/sceneOf';
import { drawPicture } from './drawPicture';
import { Lettering } from './Lettering';
import { drawPaint } from './marks';
import { createPalette } from './palette';
import type { Scene } from './Scene';
import { SpriteSheet } from './SpriteSheet';

const palette = createPalette('light', 'steps');
const size = { width: 834, height: 566 };

function draw(scene: Scene, camera: Camera, pixelRatio = 1): Stroke[] {
  const pen = RecordingPen.create();
  drawPicture({
    pen,
    lettering: Lettering.create(pen),
    sprites: SpriteSheet.create(palette, createRecordingSurface),
    palette,
    scene,
    view: { camera, size, pixelRatio },
  });
  return pen.strokes;
}

const textsOf = (strokes: Stroke[]) =>
  strokes.flatMap(({ text }) => (text === undefined ? [] : [text]));

describe('the mark of a cell', () => {
  const paints = [
    ...STATUSES.map((_, rank) => paintOf(rank, 0, false)),
    paintOf(FILL.notPermitted, 0, false),
    paintOf(FILL.first, 0, false),
    ...[1, 2, 3, 4].map(mark => paintOf(FILL.first, mark, false)),
  ];

  it.each([5, 8, 11, 22])(
    'differs in shape, not in colour alone, at %i pixels',
    pixels => {
      const shapes = paints.map(paint => {
        const pen = RecordingPen.create();
        drawPaint(
          pen,
          { x: 0, y: 0, width: pixels, height: pixels, line: 1 },
          { paint, palette },
        );
        return JSON.stringify(
          pen.strokes.map(({ kind, at, dashed }) => [kind, at, dashed]),
        );
      });
      expect(new Set(shapes).size).toBe(paints.length);
    },
  );

  it('has the colours of its scheme', () => {
    const colours = (['light', 'dark'] as const).map(mode => {
      const pen = RecordingPen.create();
      drawPaint(
        pen,
        { x: 0, y: 0, width: 11, height: 11, line: 1 },
        { paint: paintOf(0, 0, false), palette: createPalette(mode, 'steps') },
      );
      return pen.strokes.map(({ colour }) => colour);
    });
    expect(colours).toEqual([
      ['#d3222b', '#ffffff'],
      ['#ff6b72', '#1c1c1c'],
    ]);
  });
});

describe('the picture', () => {
  const crowd = sceneOf(largeTopology({ nodes: 90, podsPerNode: 40 }));
  const { arrangement, layout } = crowd.picture;

  const first = boxOf(crowd.picture, placeOfCell(arrangement, 0));

  it.each([
    ['far', 0.2, 1],
    ['near', 0.9, 1],
    ['very near', 7, 1],
    ['on a fine screen', 0.9, 2],
  ])('draws nothing outside the view: %s', (_, zoom, pixelRatio) => {
    const camera = { x: first.x + 37, y: first.y + 23, zoom };
    const right = size.width * pixelRatio;
    const bottom = size.height * pixelRatio;
    const scale = zoom * pixelRatio;
    const cell = Math.round(11 * scale);
    const { tile } = layout.pools[0];
    const outside = draw(crowd, camera, pixelRatio).filter(({ at }) => {
      const [x, y, width, height] = at;
      // Of a tile that is seen in part, its frame and name may stand out; of its cells none does.
      const slack = width === cell && height === cell ? 0 : tile.height * scale;
      return (
        at.length === 4 &&
        (x > right + slack ||
          y > bottom + slack ||
          x + width < -slack ||
          y + height < -slack)
      );
    });
    expect(outside).toEqual([]);
  });

  it('draws every cell that is seen, once: nothing is sampled', () => {
    const camera = { x: first.x + 37, y: first.y + 23, zoom: 0.5 };
    const pixels = Math.round(11 * camera.zoom);
    const corners = draw(crowd, camera)
      .filter(({ at }) => at[2] === pixels && at[3] === pixels)
      .map(({ at }) => `${at[0]} ${at[1]}`);
    const drawn = new Set(corners);
    const missing = arrangement.pods.filter((__, cell) => {
      const box = boxOf(crowd.picture, placeOfCell(arrangement, cell));
      const x = Math.round((box.x - camera.x) * camera.zoom);
      const y = Math.round((box.y - camera.y) * camera.zoom);
      const isSeen =
        x + pixels > 1 && y + pixels > 1 && x < size.width && y < size.height;
      return isSeen && !drawn.has(`${x} ${y}`);
    });
    expect(missing).toEqual([]);
    expect(drawn.size).toBe(corners.length);
    expect(drawn.size).toBeGreaterThan(1000);
  });

  it('writes names only where they can be read', () => {
    const at = (zoom: number) => textsOf(draw(crowd, { x: 0, y: 0, zoom }));
    const [name] = crowd.names;
    expect(at(1)).toContain(name);
    expect(at(0.6)).not.toContain(name);
    expect(at(0.6)).toContain('general');
    expect(at(0.05)).toEqual([]);
    const near = draw(crowd, { x: first.x, y: first.y, zoom: 7 });
    expect(textsOf(near).join(' ')).toContain('app-');
  });

  it('lets one node of many be seen also where nodes are totals', () => {
    const scene = sceneOf(
      aTopology({
        nodes: Array.from({ length: 400 }, (_, index) =>
          aNode({ name: `general-${index}` }),
        ),
        pods: [aFailingPod({ node: 'general-7' })],
      }),
    );
    const failing = draw(scene, { x: 0, y: 0, zoom: 0.05 }).filter(
      ({ colour, kind }) => kind === 'fill' && colour === '#d3222b',
    );
    expect(failing).toHaveLength(1);
    expect(failing[0].at[2]).toBeGreaterThanOrEqual(2);
  });

  it('keeps the names of zone and pool on screen while their boxes run beneath', () => {
    const deep = draw(crowd, { x: 0, y: layout.height * 0.3, zoom: 0.7 });
    const zone = deep.find(({ text }) => text === 'europe-north1-a');
    expect(zone!.at[1]).toBeGreaterThan(0);
    expect(zone!.at[1]).toBeLessThan(34);
  });

  it('dims what the filters leave out and moves nothing', () => {
    const pods = [aPod(), aFailingPod()];
    const camera = { x: 0, y: 0, zoom: 1 };
    const plain = draw(sceneOf(aTopology({ pods })), camera);
    const dimmed = draw(
      sceneOf(aTopology({ pods }), { search: 'yaml' }),
      camera,
    );
    const cells = (strokes: Stroke[]) =>
      strokes.filter(({ at }) => at[2] === 11 && at[3] === 11);
    expect(
      cells(dimmed)
        .map(({ at }) => at)
        .sort(),
    ).toEqual(
      cells(plain)
        .map(({ at }) => at)
        .sort(),
    );
    expect(cells(plain).every(({ alpha }) => alpha === 1)).toBe(true);
    expect(
      cells(dimmed)
        .map(({ alpha }) => alpha)
        .sort(),
    ).toEqual([0.22, 1]);
  });

  it('tells silent, cordoned and empty apart: a question mark and dashes, a pause sign, a dashed box', () => {
    const scene = sceneOf(
      aTopology({
        pools: [
          aPool(),
          aPool({ id: 'spot/x', name: 'spot', limits: { min: 0, max: 20 } }),
        ],
        nodes: [
          aNode({ name: 'general-a' }),
          aNode({ name: 'general-b', condition: 'silent', status: 'unknown' }),
          aNode({ name: 'general-c', cordoned: true }),
        ],
      }),
    );
    const strokes = draw(scene, { x: 0, y: 0, zoom: 1 });
    const texts = textsOf(strokes);
    expect(texts).toEqual(
      expect.arrayContaining([
        '?',
        'b: silent, last known shown · c: cordoned',
        '0 of 20',
        ' · scales up on demand',
      ]),
    );
    const at = placeOf(scene.picture.arrangement, {
      kind: 'node',
      name: 'general-b',
    })!;
    const { x } = boxOf(scene.picture, at);
    const frames = strokes.filter(
      ({ dashed, kind, at: [left] }) =>
        kind === 'line' && dashed && Math.abs(left - x) < 1,
    );
    expect(frames.length).toBeGreaterThan(0);
  });
});
