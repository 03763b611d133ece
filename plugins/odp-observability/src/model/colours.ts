import type { OdpColours, StatusName } from '@internal/plugin-odp-react';

/** Colours in which values are drawn: those of the portal alone, so that each is readable in both schemes. */
export type ColourToken =
  | `${StatusName}-fill`
  | `series-${1 | 2 | 3 | 4 | 5 | 6}`
  | 'text'
  | 'secondary';

/** By name, whatever shade of it: Grafana's `semi-dark-red` is a red. */
const NAMED: [name: RegExp, token: ColourToken][] = [
  [/red/, 'failing-fill'],
  [/orange|yellow/, 'degraded-fill'],
  [/green/, 'healthy-fill'],
  [/blue/, 'series-1'],
  [/purple/, 'series-4'],
  [/gr[ae]y|black|white/, 'series-6'],
];

/** By hue in degrees, up to which one. */
const HUES: [below: number, token: ColourToken][] = [
  [20, 'failing-fill'],
  [70, 'degraded-fill'],
  [160, 'healthy-fill'],
  [195, 'series-3'],
  [250, 'series-1'],
  [295, 'series-4'],
  [340, 'series-5'],
  [361, 'failing-fill'],
];

/** Where a colour has so little of its own that it is a grey. */
const GREY = 0.12;

/** The portal's colour that is nearest to one of Grafana; undefined: it means none, such as `text`. */
export function tokenOf(color: string | undefined): ColourToken | undefined {
  if (color === undefined || color === 'transparent') {
    return undefined;
  }
  const parts = channelsOf(color);
  if (parts) {
    return nearestHue(parts);
  }
  return NAMED.find(([name]) => name.test(color))?.[1];
}

/** A token as a style takes it. */
export function cssColour(token: ColourToken): string {
  return `var(--odp-${token})`;
}

/** A token as a canvas takes it, which knows no variables. */
export function canvasColour(token: ColourToken, colours: OdpColours): string {
  if (token === 'text' || token === 'secondary') {
    return colours[token];
  }
  if (token.startsWith('series-')) {
    return colours.series[Number(token.slice('series-'.length)) - 1];
  }
  return colours[token.slice(0, -'-fill'.length) as StatusName].fill;
}

function channelsOf(color: string): number[] | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(color)?.[1];
  if (hex) {
    const size = hex.length < 6 ? 1 : 2;
    return [0, 1, 2].map(place => {
      const digits = hex.slice(place * size, (place + 1) * size);
      return parseInt(size === 1 ? digits + digits : digits, 16) / 255;
    });
  }
  const rgb = /^rgba?\(([^)]*)\)$/i.exec(color)?.[1];
  return rgb
    ?.split(/[\s,]+/)
    .slice(0, 3)
    .map(part => Number(part) / 255);
}

function nearestHue([red, green, blue]: number[]): ColourToken {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < GREY) {
    return 'series-6';
  }
  const degrees = 60 * sixthOf([red, green, blue], most, spread);
  return HUES.find(([below]) => degrees < below)![1];
}

/** Which sixth of the circle of hues, with the place in it. */
function sixthOf(
  [red, green, blue]: number[],
  most: number,
  spread: number,
): number {
  if (most === red) {
    return ((green - blue) / spread + 6) % 6;
  }
  return most === green
    ? (blue - red) / spread + 2
    : (red - green) / spread + 4;
}
