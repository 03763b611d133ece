import type { ComponentType } from 'react';
import type { Panel } from '@internal/plugin-odp-observability-common';
import { TablePicture } from '../FrameTable/TablePicture';
import type { PictureProps } from '../PictureProps';
import { BarGaugePicture } from '../pictures/BarGaugePicture';
import { GaugePicture } from '../pictures/GaugePicture';
import { StatPicture } from '../pictures/StatPicture';
import { StateTimelinePicture } from '../pictures/StateTimelinePicture';
import { TextPicture } from '../pictures/TextPicture';
import { TimeSeriesPicture } from '../TimeSeries/TimeSeriesPicture';

const PICTURES: Partial<Record<Panel['type'], ComponentType<PictureProps>>> = {
  timeseries: TimeSeriesPicture,
  stat: StatPicture,
  gauge: GaugePicture,
  bargauge: BarGaugePicture,
  table: TablePicture,
  'state-timeline': StateTimelinePicture,
  text: TextPicture,
};

/** What draws panels of a type; undefined: the portal does not draw them. */
export function pictureOf(
  type: Panel['type'],
): ComponentType<PictureProps> | undefined {
  return PICTURES[type];
}

/** Whether panels of a type ask the source for anything. */
export function isQueried({ type, targets }: Panel): boolean {
  return (
    type !== 'text' &&
    pictureOf(type) !== undefined &&
    targets.some(({ hidden }) => !hidden)
  );
}
