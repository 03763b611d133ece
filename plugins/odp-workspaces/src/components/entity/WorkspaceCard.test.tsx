import type { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { FakeWorkspacesBackend } from '../../__testUtils__/FakeWorkspacesBackend';
import { showExtension } from '../../__testUtils__/renderWorkspaces';
import {
  aWaitingWorkspace,
  backendWith,
  conditions,
  drifted,
} from '../../__testUtils__/workspaces';
import { odpWorkspacesPlugin } from '../../plugin';

const CARD = 'entity-card:odp-workspaces/workspace';

const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: {
    name: 'acme-risk',
    annotations: { 'odp.io/workspace': 'acme-risk' },
  },
  spec: { type: 'workspace' },
};

async function showCard(backend: FakeWorkspacesBackend) {
  showExtension(backend, CARD, {
    surround: card => <EntityProvider entity={system}>{card}</EntityProvider>,
  });
  return screen.findByRole('region', { name: 'Workspace' });
}

describe('the workspace card', () => {
  it('stands on Systems that are workspaces alone', () => {
    const filter = createExtensionTester(
      odpWorkspacesPlugin.getExtension(CARD),
    ).get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(
      [
        system,
        { ...system, kind: 'Component' },
        { ...system, spec: { type: 'product' } },
        { ...system, metadata: { name: 'acme-risk' } },
      ].map(filter),
    ).toEqual([true, false, false, false]);
  });

  it('says how the workspace stands and what waits, with the way to its page', async () => {
    const card = await showCard(
      backendWith({
        ...aWaitingWorkspace(),
        conditions: conditions([drifted]),
      }),
    );
    await waitFor(() =>
      expect(card).toHaveTextContent(
        /ReadyOpen acme-riskDriftedQuota on odp-eu.*Resize 12.*Waits for platform-team/,
      ),
    );
    expect(
      within(card).getByRole('link', { name: 'Open acme-risk' }),
    ).toHaveAttribute('href', '/workspaces/acme-risk');
    expect(await axe(card)).toHaveNoViolations();
  });

  it('claims nothing of a workspace that cannot be read', async () => {
    const card = await showCard(backendWith());
    await within(card).findByText(/There is no/);
    expect(card).not.toHaveTextContent(/Ready|Healthy/);
  });
});
