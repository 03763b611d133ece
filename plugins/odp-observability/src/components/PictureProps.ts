import type { Picture } from '@internal/plugin-odp-observability-common';

/** What each kind of panel is drawn from. */
export interface PictureProps {
  picture: Picture;
  /** Pixels that the picture may take, its legend included. */
  height: number;
}
