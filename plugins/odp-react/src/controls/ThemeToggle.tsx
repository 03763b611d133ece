import { appThemeApiRef, useApi } from '@backstage/frontend-plugin-api';
import MoonIcon from '@material-ui/icons/Brightness3';
import SunIcon from '@material-ui/icons/WbSunny';
import useObservable from 'react-use/esm/useObservable';
import { IconButton } from './IconButton';

function systemPrefersDark() {
  return (
    typeof window.matchMedia === 'function' &&
    window.matchMedia('(prefers-color-scheme: dark)').matches
  );
}

/** Switches between the first light and the first dark theme of the app; the choice is remembered by the framework. */
export function ThemeToggle() {
  const appThemeApi = useApi(appThemeApiRef);
  const activeId = useObservable(
    appThemeApi.activeThemeId$(),
    appThemeApi.getActiveThemeId(),
  );
  const themes = appThemeApi.getInstalledThemes();
  const active = themes.find(theme => theme.id === activeId);
  const isDark = active ? active.variant === 'dark' : systemPrefersDark();
  const other = themes.find(
    theme => theme.variant === (isDark ? 'light' : 'dark'),
  );
  if (!other) {
    return null;
  }
  return (
    <IconButton
      label={isDark ? 'Use the light theme' : 'Use the dark theme'}
      onClick={() => appThemeApi.setActiveThemeId(other.id)}
    >
      {isDark ? <SunIcon aria-hidden /> : <MoonIcon aria-hidden />}
    </IconButton>
  );
}
