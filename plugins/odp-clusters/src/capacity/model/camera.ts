import type { Box } from './layout';

/** What the picture is looked at through: `screen = (units - x) * zoom`, in pixels. */
export interface Camera {
  /** Units of the picture at the left and at the upper edge of the view. */
  x: number;
  y: number;
  /** Pixels a unit; 1 is 100 %. */
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

const ZOOM = { min: 0.05, max: 8 } as const;

const clampZoom = (zoom: number) =>
  Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));

export function isSameCamera(one: Camera, other: Camera): boolean {
  return one.x === other.x && one.y === other.y && one.zoom === other.zoom;
}

export function toUnits(camera: Camera, screen: Point): Point {
  return {
    x: camera.x + screen.x / camera.zoom,
    y: camera.y + screen.y / camera.zoom,
  };
}

export function toScreen(camera: Camera, units: Point): Point {
  return {
    x: (units.x - camera.x) * camera.zoom,
    y: (units.y - camera.y) * camera.zoom,
  };
}

/** Moves what is seen by so many pixels. */
export function panBy(camera: Camera, pixels: Point): Camera {
  return {
    ...camera,
    x: camera.x - pixels.x / camera.zoom,
    y: camera.y - pixels.y / camera.zoom,
  };
}

/** Zooms by a factor; what stands under the point stays there. */
export function zoomAbout(
  camera: Camera,
  point: Point,
  factor: number,
): Camera {
  const zoom = clampZoom(camera.zoom * factor);
  const held = toUnits(camera, point);
  return { x: held.x - point.x / zoom, y: held.y - point.y / zoom, zoom };
}

/** Shows a whole box, at its top and in the middle, not larger than `most`. */
export function fitBox(
  box: Box,
  view: Size,
  options: { most?: number; margin?: number } = {},
): Camera {
  const { most = ZOOM.max, margin = 0 } = options;
  const zoom = clampZoom(
    Math.min(
      most,
      (view.width - 2 * margin) / box.width,
      (view.height - 2 * margin) / box.height,
    ),
  );
  const spare = Math.max(0, view.height / zoom - box.height);
  return {
    x: box.x + box.width / 2 - view.width / 2 / zoom,
    y: box.y - Math.min(spare / 2, margin / zoom),
    zoom,
  };
}

/** A stretch of the picture, along one axis. */
interface Stretch {
  start: number;
  length: number;
}

/** Where the view begins so that it shows a stretch: as it does, when it is seen already. */
function revealAlong(wanted: Stretch, seen: Stretch): number {
  const spare = seen.length - wanted.length;
  const margin = Math.min(0.1 * seen.length, Math.max(0, spare / 2));
  if (spare < 0 || wanted.start < seen.start) {
    return wanted.start - margin;
  }
  if (wanted.start + wanted.length > seen.start + seen.length) {
    return wanted.start - spare + margin;
  }
  return seen.start;
}

/** The same camera when the box is seen already; else moved, at its zoom, until it is. */
export function reveal(camera: Camera, box: Box, view: Size): Camera {
  const { x, y, zoom } = camera;
  return {
    x: revealAlong(
      { start: box.x, length: box.width },
      { start: x, length: view.width / zoom },
    ),
    y: revealAlong(
      { start: box.y, length: box.height },
      { start: y, length: view.height / zoom },
    ),
    zoom,
  };
}

/** Keeps a part of the picture in view; a picture that fits is not pushed out of it. */
export function holdInView(camera: Camera, picture: Size, view: Size): Camera {
  const along = (from: number, length: number, seen: number) => {
    const spare = seen - length;
    return spare >= 0
      ? Math.min(0, Math.max(-spare, from))
      : Math.max(-seen * 0.25, Math.min(length - seen * 0.75, from));
  };
  return {
    ...camera,
    x: along(camera.x, picture.width, view.width / camera.zoom),
    y: along(camera.y, picture.height, view.height / camera.zoom),
  };
}

/** A camera between two, `part` of the way from 0 to 1; zoom grows evenly to the eye. */
export function between(from: Camera, to: Camera, part: number): Camera {
  if (part >= 1) {
    return to;
  }
  const zoom = from.zoom * (to.zoom / from.zoom) ** part;
  // Straight in what is seen: the pixel that both share keeps its place.
  const share =
    Math.abs(to.zoom - from.zoom) < 1e-9
      ? part
      : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom);
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    zoom,
  };
}
