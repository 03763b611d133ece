import type { ArrangedCapacity } from '../model/arrangeCapacity';
import type { Camera, Size } from '../model/camera';
import type { Paints } from '../model/colouring';
import type { Place } from '../model/hitTest';
import type { GroupNote } from '../model/labels';
import type { Scale } from './palette';

/** All that is drawn, whatever the camera. */
export interface Scene extends ArrangedCapacity {
  /** By group. */
  notes: GroupNote[][];
  paints: Paints;
  scale: Scale;
  /** The resource whose requested share the tiles show. */
  resource: 'cpu' | 'memory';
  /** What is shown is old: the hatched ground shows through. */
  stale: boolean;
  selected?: Place;
  cursor?: Place;
}

/** How it is looked at: a camera, the size in pixels of the page, and device pixels for each of them. */
export interface View {
  camera: Camera;
  size: Size;
  pixelRatio: number;
}
