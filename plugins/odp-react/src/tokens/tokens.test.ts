import { createOdpThemes } from './createOdpThemes';
import { tokenCss } from './tokenCss';
import { odpColours, type OdpMode } from './tokens';

function luminance(hex: string) {
  const [red, green, blue] = [1, 3, 5].map(start => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045
      ? channel / 12.92
      : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string) {
  const [light, dark] = [luminance(one), luminance(other)].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

const MODES: OdpMode[] = ['light', 'dark'];
const STATUSES = [
  'failing',
  'degraded',
  'unknown',
  'progressing',
  'healthy',
] as const;

describe.each(MODES)('tokens in %s', mode => {
  const colours = odpColours[mode];

  it('keeps text readable (4.5) on paper, page and inset', () => {
    for (const ground of [colours.paper, colours.page, colours.inset]) {
      for (const ink of [colours.text, colours.secondary, colours.link]) {
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(
      contrast(colours.primaryText, colours.primary),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it.each(STATUSES)(
    'keeps %s readable as text (4.5) and visible as a mark (3)',
    status => {
      const { text, tint, fill } = colours[status];
      expect(contrast(text, colours.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, tint)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(fill, colours.paper)).toBeGreaterThanOrEqual(3);
    },
  );

  it('keeps hues visible as marks (3), on paper and on the page', () => {
    for (const hue of colours.hues) {
      expect(contrast(hue, colours.paper)).toBeGreaterThanOrEqual(3);
      expect(contrast(hue, colours.page)).toBeGreaterThanOrEqual(3);
    }
    expect(new Set(colours.hues).size).toBe(8);
  });

  it('gives the same colours to Material UI and to the variables', () => {
    const theme = createOdpThemes()[mode].getTheme('v4') as unknown as {
      palette: { background: { paper: string }; link: string };
    };
    expect(theme.palette.background.paper).toBe(colours.paper);
    expect(theme.palette.link).toBe(colours.link);
    const block = tokenCss().split(`[data-theme-mode='${mode}']`)[2];
    expect(block).toContain(`--odp-paper: ${colours.paper};`);
    expect(block).toContain(`--bui-bg-neutral-1: ${colours.paper};`);
    expect(block).toContain(`--odp-failing-text: ${colours.failing.text};`);
  });
});
