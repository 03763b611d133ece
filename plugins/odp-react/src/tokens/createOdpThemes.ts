import {
  createBaseThemeOptions,
  createUnifiedTheme,
  genPageTheme,
  palettes,
  type UnifiedTheme,
} from '@backstage/theme';
import { componentOverrides } from './componentOverrides';
import {
  odpColours,
  odpFont,
  odpSidebar,
  type OdpColours,
  type OdpMode,
} from './tokens';

const heading = (fontSize: number, fontWeight = 500) => ({
  fontSize,
  fontWeight,
  marginBottom: 8,
});

const typography = {
  htmlFontSize: 16,
  fontFamily: odpFont.family,
  h1: heading(24),
  h2: heading(odpFont.page),
  h3: heading(18),
  h4: heading(16),
  h5: heading(15),
  h6: heading(odpFont.card),
};

function palette(mode: OdpMode, colours: OdpColours) {
  const { healthy, degraded, failing, progressing, unknown } = colours;
  return {
    ...palettes[mode],
    background: { default: colours.page, paper: colours.paper },
    text: { primary: colours.text, secondary: colours.secondary },
    primary: { main: colours.primary, contrastText: colours.primaryText },
    divider: colours.line,
    border: colours.line,
    link: colours.link,
    linkHover: colours.link,
    textContrast: colours.text,
    textSubtle: colours.secondary,
    textVerySubtle: colours.line,
    status: {
      ok: healthy.fill,
      warning: degraded.fill,
      error: failing.fill,
      pending: degraded.fill,
      running: progressing.fill,
      aborted: unknown.fill,
    },
    errorBackground: failing.tint,
    errorText: failing.text,
    warningBackground: degraded.tint,
    warningText: degraded.text,
    infoBackground: progressing.tint,
    infoText: progressing.text,
    tabbar: { indicator: colours.primary },
    navigation: {
      background: odpSidebar.background,
      indicator: odpSidebar.indicator,
      color: odpSidebar.text,
      selectedColor: odpSidebar.selectedText,
      navItem: { hoverBackground: odpSidebar.selectedBackground },
      submenu: { background: odpSidebar.selectedBackground },
    },
  };
}

const PAGE_THEMES = [
  'home',
  'documentation',
  'tool',
  'service',
  'website',
  'library',
  'other',
  'app',
  'apis',
  'card',
];

function createOdpTheme(mode: OdpMode): UnifiedTheme {
  const colours = odpColours[mode];
  // The header is a plain one on every page: the coloured banner costs 80 px on dense pages.
  const plainPage = {
    ...genPageTheme({ colors: [colours.paper, colours.paper], shape: 'none' }),
    fontColor: colours.text,
    backgroundImage: 'none',
  };
  return createUnifiedTheme({
    ...createBaseThemeOptions({ palette: palette(mode, colours), typography }),
    typography,
    defaultPageTheme: 'home',
    pageTheme: Object.fromEntries(PAGE_THEMES.map(name => [name, plainPage])),
    fontFamily: odpFont.family,
    components: componentOverrides(colours),
  });
}

/** The light and the dark theme of the portal, for the framework's and Material UI's components. */
export function createOdpThemes(): Record<OdpMode, UnifiedTheme> {
  return { light: createOdpTheme('light'), dark: createOdpTheme('dark') };
}
