import {
  createFrontendModule,
  type AppTheme,
} from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { UnifiedThemeProvider } from '@backstage/theme';
import {
  createOdpThemes,
  OdpTokenStyles,
  type OdpMode,
} from '@internal/plugin-odp-react';
import MoonIcon from '@material-ui/icons/Brightness3';
import SunIcon from '@material-ui/icons/WbSunny';

const themes = createOdpThemes();

const appTheme = (mode: OdpMode, title: string): AppTheme => ({
  id: mode,
  title,
  variant: mode,
  icon: mode === 'light' ? <SunIcon /> : <MoonIcon />,
  Provider: ({ children }) => (
    <UnifiedThemeProvider theme={themes[mode]} themeName="odp">
      <OdpTokenStyles />
      {children}
    </UnifiedThemeProvider>
  ),
});

/** Replaces the framework's two themes by ours. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ThemeBlueprint.make({
      name: 'light',
      params: { theme: appTheme('light', 'Light') },
    }),
    ThemeBlueprint.make({
      name: 'dark',
      params: { theme: appTheme('dark', 'Dark') },
    }),
  ],
});
