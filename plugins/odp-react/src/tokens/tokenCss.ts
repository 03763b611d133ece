import {
  odpColours,
  odpFont,
  odpRadius,
  odpSidebar,
  odpSize,
  odpSpace,
  type OdpColours,
  type OdpMode,
} from './tokens';

const STATUSES = [
  'failing',
  'degraded',
  'unknown',
  'progressing',
  'healthy',
] as const;

const toKebab = (name: string) =>
  name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

function odpVariables(colours: OdpColours): [string, string][] {
  const plain = Object.entries(colours).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`--odp-${toKebab(name)}`, value] as [string, string]]
      : [],
  );
  const statuses = STATUSES.flatMap(status =>
    (['text', 'fill', 'tint'] as const).map(
      part =>
        [`--odp-${status}-${part}`, colours[status][part]] as [string, string],
    ),
  );
  const numbered = (['series', 'hues'] as const).flatMap(name =>
    colours[name].map(
      (colour, index) =>
        [`--odp-${name}-${index + 1}`, colour] as [string, string],
    ),
  );
  const hatch = `repeating-linear-gradient(135deg, transparent 0 9px, ${colours.inset} 9px 18px)`;
  return [...plain, ...statuses, ...numbered, ['--odp-hatch', hatch]];
}

/** The intents of `@backstage/ui` and the status whose colours each one has. */
const INTENTS = [
  ['negative', 'failing'],
  ['warning', 'degraded'],
  ['positive', 'healthy'],
  ['announcement', 'progressing'],
] as const;

function buiVariables(colours: OdpColours): [string, string][] {
  const intents = INTENTS.flatMap(([intent, status]): [string, string][] => {
    const { text, fill, tint } = colours[status];
    return [
      [`--bui-${intent}-bg`, text],
      [`--bui-${intent}-fg`, colours.glyph],
      [`--bui-${intent}-bg-subdued`, tint],
      [`--bui-${intent}-fg-subdued`, text],
      [`--bui-${intent}-border`, fill],
      [`--bui-fg-${intent}`, text],
    ];
  });
  return [
    ...intents,
    ['--bui-bg-app', colours.page],
    ['--bui-bg-neutral-1', colours.paper],
    ['--bui-bg-neutral-2', colours.inset],
    ['--bui-accent-bg', colours.primary],
    ['--bui-accent-fg', colours.primaryText],
    ['--bui-fg-primary', colours.text],
    ['--bui-fg-secondary', colours.secondary],
    ['--bui-border-1', colours.line],
    ['--bui-border-2', colours.line],
    ['--bui-ring', colours.text],
    ['--bui-font-regular', odpFont.family],
    ['--bui-font-monospace', odpFont.mono],
  ];
}

function sharedVariables(): [string, string][] {
  const pixels = (group: string, values: Record<string, number>) =>
    Object.entries(values).map(
      ([name, value]) =>
        [`--odp-${group}-${toKebab(name)}`, `${value}px`] as [string, string],
    );
  const { family, mono, ...sizes } = odpFont;
  return [
    ...pixels('space', odpSpace),
    ...pixels('radius', odpRadius),
    ...pixels('size', odpSize),
    ...pixels('font', sizes),
    ['--odp-font-family', family],
    ['--odp-font-mono', mono],
    ...Object.entries(odpSidebar).map(
      ([name, value]) =>
        [`--odp-sidebar-${toKebab(name)}`, value] as [string, string],
    ),
  ];
}

const block = (selector: string, variables: [string, string][]) =>
  `${selector} {\n${variables
    .map(([name, value]) => `  ${name}: ${value};`)
    .join('\n')}\n}\n`;

function modeBlock(mode: OdpMode) {
  const colours = odpColours[mode];
  // Twice the attribute: stronger than the same selector of @backstage/ui, in whichever order the sheets load.
  const attribute = `[data-theme-mode='${mode}']`;
  return block(`${attribute}${attribute}`, [
    ...odpVariables(colours),
    ...buiVariables(colours),
    ['color-scheme', mode],
  ]);
}

/**
 * The tokens as CSS custom properties, `--odp-*` and the `--bui-*` that
 * `@backstage/ui` reads. A `data-theme-mode` attribute picks the scheme, on the
 * body (the framework sets it) or on any element inside.
 */
export function tokenCss(): string {
  return [
    block(':root', [...sharedVariables(), ...odpVariables(odpColours.light)]),
    modeBlock('light'),
    modeBlock('dark'),
  ].join('\n');
}
