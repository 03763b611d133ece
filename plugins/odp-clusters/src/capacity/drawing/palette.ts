import { odpColours, type OdpMode } from '@internal/plugin-odp-react';
import { STATUSES, type Status } from '@internal/plugin-odp-clusters-common';
import { FILL, HUES } from '../model/colouring';

/** Part of the strongest colour in each step of a share, from small to large. */
export const STEP_STRENGTHS = [0.14, 0.32, 0.52, 0.76, 1] as const;

/** The colours that the picture is drawn with, of one scheme. */
export interface Palette {
  mode: OdpMode;
  page: string;
  paper: string;
  text: string;
  secondary: string;
  line: string;
  track: string;
  inset: string;
  glyph: string;
  bar: string;
  cell: string;
  statuses: Record<Status, { text: string; fill: string; tint: string }>;
  /** By fill of a paint; statuses by rank as they look where a cell has no room for a pattern. */
  plain: string[];
}

function channels(hex: string): number[] {
  return [1, 3, 5].map(start => parseInt(hex.slice(start, start + 2), 16));
}

/** `part` of a colour on a ground. */
function mix(colour: string, ground: string, part: number): string {
  const under = channels(ground);
  const mixed = channels(colour).map((value, index) =>
    Math.round(value * part + under[index] * (1 - part)),
  );
  return `rgb(${mixed.join(', ')})`;
}

/** What fills 7 to 14 stand for. */
export type Scale = 'hues' | 'steps';

export function createPalette(mode: OdpMode, scale: Scale): Palette {
  const colours = odpColours[mode];
  const { healthy, progressing, degraded, failing, unknown } = colours;
  const plain = STATUSES.map(status => colours[status].fill);
  plain[STATUSES.indexOf('healthy')] = mix(healthy.fill, colours.paper, 0.6);
  plain[FILL.notPermitted] = mix(unknown.fill, colours.paper, 0.5);
  plain[FILL.neutral] = colours.track;
  for (let index = 0; index < HUES; index += 1) {
    plain[FILL.first + index] =
      scale === 'hues'
        ? colours.hues[index]
        : mix(
            colours.series[0],
            colours.paper,
            STEP_STRENGTHS[Math.min(index, STEP_STRENGTHS.length - 1)],
          );
  }
  plain[FILL.none] = colours.paper;
  return {
    mode,
    page: colours.page,
    paper: colours.paper,
    text: colours.text,
    secondary: colours.secondary,
    line: colours.line,
    track: colours.track,
    inset: colours.inset,
    glyph: colours.glyph,
    bar: colours.series[0],
    cell: colours.cell,
    statuses: { healthy, progressing, degraded, failing, unknown },
    plain,
  };
}
