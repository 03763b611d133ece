/** The two colour schemes of the portal. */
export type OdpMode = 'light' | 'dark';

/** One status in one scheme: text on paper, fill of a mark, tint of a surface. */
export interface StatusColours {
  text: string;
  fill: string;
  tint: string;
}

/** Colours of one scheme; contrast ratios stand in the visual specification. */
export interface OdpColours {
  page: string;
  paper: string;
  text: string;
  secondary: string;
  line: string;
  lineSubtle: string;
  hover: string;
  selected: string;
  link: string;
  primary: string;
  primaryText: string;
  inset: string;
  track: string;
  /** Glyph inside a filled mark. */
  glyph: string;
  /** Ground of a healthy pod cell. */
  cell: string;
  shadow: string;
  healthy: StatusColours;
  progressing: StatusColours;
  degraded: StatusColours;
  failing: StatusColours;
  unknown: StatusColours;
  series: readonly [string, string, string, string, string, string];
  /** Eight hues that tell namespaces apart; none is the colour of a status that needs a look. */
  hues: readonly string[];
}

const light: OdpColours = {
  page: '#F8F8F8',
  paper: '#FFFFFF',
  text: '#1F2328',
  secondary: '#5C6166',
  line: '#E0E2E5',
  lineSubtle: '#ECEEF0',
  hover: '#F3F5F7',
  selected: '#EAF1FA',
  link: '#0A5FA8',
  primary: '#1F5493',
  primaryText: '#FFFFFF',
  inset: '#F4F5F7',
  track: '#E6E8EB',
  glyph: '#FFFFFF',
  cell: '#BFE3CB',
  shadow: '0 1px 2px rgba(16, 24, 40, 0.06)',
  healthy: { text: '#1A7A3C', fill: '#3D9A60', tint: '#E6F4EA' },
  progressing: { text: '#1F5FAE', fill: '#3B82D0', tint: '#E5EFFA' },
  degraded: { text: '#8A4F00', fill: '#C77700', tint: '#FFF1D6' },
  failing: { text: '#B3131B', fill: '#D3222B', tint: '#FDE7E8' },
  unknown: { text: '#565C64', fill: '#7C838C', tint: '#EEF0F2' },
  series: ['#1F5493', '#C77700', '#2A8C82', '#8E4EC6', '#B23A6E', '#6B7280'],
  hues: [
    '#1F5493',
    '#0E8F8A',
    '#8E4EC6',
    '#C2417F',
    '#6B8E23',
    '#0B7FB8',
    '#8A5A3C',
    '#5B5FC7',
  ],
};

const dark: OdpColours = {
  page: '#333333',
  paper: '#424242',
  text: '#FFFFFF',
  secondary: '#C8CACD',
  line: '#5B5B5B',
  lineSubtle: '#505050',
  hover: '#4A4A4A',
  selected: '#3E4C5E',
  link: '#9CC9FF',
  primary: '#9CC9FF',
  primaryText: '#10243B',
  inset: '#3A3A3A',
  track: '#5A5A5A',
  glyph: '#1C1C1C',
  cell: '#37694A',
  shadow: 'none',
  healthy: { text: '#8ADCA1', fill: '#5DBB7C', tint: '#31523C' },
  progressing: { text: '#A3CDFF', fill: '#6AAAF0', tint: '#2F4A69' },
  degraded: { text: '#FFC773', fill: '#F0A43A', tint: '#5A4420' },
  failing: { text: '#FFB0B3', fill: '#FF6B72', tint: '#5E3033' },
  unknown: { text: '#CDD1D6', fill: '#A0A6AE', tint: '#50545A' },
  series: ['#7FB4F5', '#F0A43A', '#5CC9BC', '#C79BF2', '#F08BB4', '#B4BAC2'],
  hues: [
    '#7FB4F5',
    '#5CC9BC',
    '#C79BF2',
    '#F08BB4',
    '#B9D46B',
    '#6FD0F0',
    '#DDB08C',
    '#A9B0FF',
  ],
};

/** Every colour of the portal, by scheme. */
export const odpColours: Record<OdpMode, OdpColours> = { light, dark };

/** The sidebar looks the same in both schemes. */
export const odpSidebar = {
  background: '#171717',
  text: '#B5B5B5',
  selectedText: '#FFFFFF',
  selectedBackground: '#2A2A2A',
  indicator: '#9BF0E1',
  line: '#383838',
  badge: '#404040',
  stale: '#F6B95C',
  avatar: '#2A6F66',
} as const;

/** Distances in pixels. */
export const odpSpace = { xs: 4, sm: 8, md: 12, lg: 16, xl: 24 } as const;

/** Corner radii in pixels; pod cells have the small one. */
export const odpRadius = { normal: 4, cell: 2 } as const;

/** Type sizes in pixels. */
export const odpFont = {
  page: 20,
  card: 14,
  body: 13,
  secondary: 12,
  smallest: 11,
  family: '"Helvetica Neue", Roboto, Helvetica, Arial, sans-serif',
  mono: '"JetBrains Mono", "Roboto Mono", Menlo, Consolas, monospace',
} as const;

/** Heights and widths in pixels that several pages share. */
export const odpSize = {
  row: 28,
  rowWithSecondLine: 40,
  button: 30,
  buttonInPanel: 26,
  inspector: 316,
  wideInspector: 410,
} as const;
