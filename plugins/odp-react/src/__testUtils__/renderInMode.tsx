import { renderInTestApp } from '@backstage/frontend-test-utils';
import { UnifiedThemeProvider } from '@backstage/theme';
import type { ReactElement } from 'react';
import { createOdpThemes, OdpTokenStyles, type OdpMode } from '../tokens';

const themes = createOdpThemes();

/** Renders inside an app and one of the portal's themes. */
export function renderInMode(mode: OdpMode, element: ReactElement) {
  return renderInTestApp(
    <UnifiedThemeProvider theme={themes[mode]}>
      <OdpTokenStyles />
      <div data-theme-mode={mode} data-testid="page">
        <h1>Page</h1>
        {element}
      </div>
    </UnifiedThemeProvider>,
  );
}
