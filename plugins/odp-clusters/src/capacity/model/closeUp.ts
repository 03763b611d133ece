import {
  type Camera,
  fitBox,
  reveal,
  type Size,
  toScreen,
  zoomAbout,
} from './camera';
import { detailOf } from './detail';
import type { Place } from './hitTest';
import type { CapacityLayout } from './layout';
import { BOX, MOST_WHOLE } from './measures';
import { boxOf, nodeBox, type Picture } from './places';

/** Pixels around what the camera is fitted to. */
const MARGIN = 24;

/** Least height of the head of a zone, in pixels, that has room for words. */
const LEAST_HEAD = 14;

/** The camera that shows everything. */
export function wholeCamera(layout: CapacityLayout, view: Size): Camera {
  const { width, height } = layout;
  return fitBox({ x: 0, y: 0, width, height }, view, { most: MOST_WHOLE });
}

/** The camera that one begins with: everything, or the first zone where everything would be too small to read. */
export function firstCamera(layout: CapacityLayout, view: Size): Camera {
  const whole = wholeCamera(layout, view);
  const [zone] = layout.zones;
  return !zone || BOX.zoneHead * layout.scale * whole.zoom >= LEAST_HEAD
    ? whole
    : fitBox({ ...zone, height: 1 }, view, { most: MOST_WHOLE });
}

/** Whether the zoom tells a place apart. */
function isTold({ arrangement, layout }: Picture, place: Place, zoom: number) {
  if (place.kind === 'zone' || place.kind === 'group') {
    return true;
  }
  const { pool } = arrangement.groups[place.group];
  const detail = detailOf(layout.pools[pool], zoom);
  return place.kind === 'cell'
    ? detail === 'every pod' || detail === 'pod names'
    : detail !== 'zone totals';
}

/** The camera, moved no more than it takes to see a place; nearer when the zoom does not tell it apart. */
export function bringIntoView(
  picture: Picture,
  place: Place,
  from: { camera: Camera; view: Size },
): Camera {
  const { camera, view } = from;
  if (isTold(picture, place, camera.zoom)) {
    return reveal(camera, boxOf(picture, place), view);
  }
  const box =
    place.kind === 'cell'
      ? nodeBox(picture, place.node, place.group)
      : boxOf(picture, place);
  const zoom = Math.min(
    1,
    (view.width - 2 * MARGIN) / box.width,
    (view.height - 2 * MARGIN) / box.height,
  );
  return {
    x: box.x + box.width / 2 - view.width / 2 / zoom,
    y: box.y + box.height / 2 - view.height / 2 / zoom,
    zoom,
  };
}

/** The camera that shows a place as large as it goes. */
export function fitPlace(picture: Picture, place: Place, view: Size): Camera {
  const box =
    place.kind === 'cell'
      ? nodeBox(picture, place.node, place.group)
      : boxOf(picture, place);
  return fitBox(box, view, { margin: MARGIN });
}

/** Zooms about a place where it is seen, else about the middle of the view. */
export function zoomAtPlace(
  { picture, at }: { picture: Picture; at: Place | undefined },
  { camera, view }: { camera: Camera; view: Size },
  factor: number,
): Camera {
  const middle = { x: view.width / 2, y: view.height / 2 };
  const box = at && boxOf(picture, at);
  const point =
    box &&
    toScreen(camera, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const isSeen =
    point &&
    point.x >= 0 &&
    point.y >= 0 &&
    point.x <= view.width &&
    point.y <= view.height;
  return zoomAbout(camera, isSeen ? point : middle, factor);
}
