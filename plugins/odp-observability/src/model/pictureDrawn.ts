import {
  type Clock,
  COMPARE_WORDS,
  type Panel,
  type PanelAnswer,
  type Picture,
  type TableTwin,
  tableTwinsOf,
  transformFrames,
} from '@internal/plugin-odp-observability-common';
import { capitalise } from '@internal/plugin-odp-react';

const NO_RANGE = { from: 0, to: 0, stepMs: 1 };

/** What a panel draws of an answer: after its transformations, with what it is compared with. */
export function pictureDrawn(
  panel: Panel,
  answer: PanelAnswer | undefined,
): Picture {
  const { frames = [], range = NO_RANGE, earlier } = answer ?? {};
  return {
    panel,
    frames: transformFrames(frames, panel.transformations),
    range,
    ...(earlier && {
      earlier: {
        ...earlier,
        frames: transformFrames(earlier.frames, panel.transformations),
      },
    }),
  };
}

/** The tables of a picture: those of an earlier period come after, at the times of now. */
export function twinsOf(
  { panel, frames, earlier }: Picture,
  clock: Clock,
): TableTwin[] {
  const name = earlier && capitalise(COMPARE_WORDS[earlier.compare]);
  return tableTwinsOf(
    [...frames, ...(earlier?.frames ?? []).map(frame => ({ ...frame, name }))],
    panel,
    clock,
  );
}
