import type { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { backendOf } from '../../__testUtils__/componentRuntime';
import { aComponent } from '../../__testUtils__/components';
import { showExtension } from '../../__testUtils__/renderWorkspaces';
import { odpWorkspacesPlugin } from '../../plugin';

const TAB = 'entity-content:odp-workspaces/deployment';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders-api',
    annotations: {
      'odp.io/workspace': 'acme-risk',
      'odp.io/component': 'orders-api',
    },
  },
  spec: { type: 'service' },
};
const annotated = (annotations: Record<string, string>) => ({
  ...component,
  metadata: { name: 'orders-api', annotations },
});

describe('the deployment tab of an entity', () => {
  it('stands on components of workspaces alone, and not on those of the platform', () => {
    const filter = createExtensionTester(
      odpWorkspacesPlugin.getExtension(TAB),
    ).get(EntityContentBlueprint.dataRefs.filterFunction)!;
    expect(
      [
        component,
        { ...component, kind: 'API' },
        annotated({ 'odp.io/component': 'orders-api' }),
        annotated({ 'odp.io/workspace': 'acme-risk' }),
      ].map(filter),
    ).toEqual([true, false, false, false]);
  });

  it('shows the component as its own page does', async () => {
    const container = showExtension(backendOf(aComponent()), TAB, {
      surround: tab => (
        <EntityProvider entity={component}>{tab}</EntityProvider>
      ),
    });
    expect(await screen.findByText(/Runs 2 of 2 pods/)).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Deploy' })).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });
});
