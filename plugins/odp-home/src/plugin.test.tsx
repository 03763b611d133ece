import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { HomeSectionBlueprint } from '@internal/plugin-odp-react';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import odpHomePlugin from './index';

const sectionsPlugin = createFrontendPlugin({
  pluginId: 'other',
  extensions: [
    HomeSectionBlueprint.make({
      name: 'trouble',
      params: { column: 'main', loader: async () => <h2>What fails</h2> },
    }),
    HomeSectionBlueprint.make({
      name: 'silent',
      params: { column: 'side', loader: async () => <></> },
    }),
  ],
});

describe('Home', () => {
  it('shows the sections that plugins bring, and ways to start', async () => {
    const { container } = renderTestApp({
      features: [odpHomePlugin, sectionsPlugin],
      initialRouteEntries: ['/'],
    });
    expect(
      await screen.findByRole('heading', { name: 'What fails' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /Catalog/ }),
    ).toHaveAttribute('href', '/catalog');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('stands without any other plugin', async () => {
    renderTestApp({ features: [odpHomePlugin], initialRouteEntries: ['/'] });
    expect(
      await screen.findByRole('heading', { name: 'Create and look up' }),
    ).toBeInTheDocument();
  });
});
