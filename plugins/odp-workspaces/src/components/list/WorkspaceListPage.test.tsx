import { NotAllowedError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { FakeWorkspacesBackend } from '../../__testUtils__/FakeWorkspacesBackend';
import { atThatMoment } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import {
  aWaitingWorkspace,
  aWorkspace,
  backendWith,
  conditions,
  drifted,
} from '../../__testUtils__/workspaces';

const others = aWorkspace({
  id: 'nordbank-kyc',
  displayName: 'nordbank-kyc',
  owner: 'group:default/nordbank',
  members: [],
});
const busy = () =>
  backendWith(
    { ...aWaitingWorkspace(), conditions: conditions([drifted]) },
    others,
  );
const table = () => screen.findByRole('table', { name: 'Workspaces' });
const rows = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);
const frame = () => screen.findByRole('region', { name: 'Workspaces' });

atThatMoment();

describe('the list of workspaces', () => {
  it('opens with a verdict on one\u2019s own, and says of each how it stands, what it costs and whom it waits for', async () => {
    const { container } = openPage(busy(), '/workspaces');
    expect(await rows()).toEqual([
      expect.stringMatching(
        /^acme-riskAcme RiskReadyDriftedQuota on odp-eu: ResourceQuota\/workspace: spec.hard.pods is 99.*risk-platformmodp-eu\$ 61212 waits for platform-team$/,
      ),
    ]);
    expect(
      screen
        .getByText('1 of 1 workspace is not as ordered.')
        .closest('[data-status]'),
    ).toHaveTextContent(/changed by kubectl-edit. 1 waits for an approval/);
    expect(screen.getByText('1 of 2 workspaces')).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('reads whose and which from the URL, and undoes with one click what hides everything', async () => {
    const { url } = openPage(
      busy(),
      '/workspaces?whose=everybody&state=failing&search=nord&from=mail',
    );
    expect(await screen.findByText('No workspace matches')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(url().search).toBe('?from=mail&whose=everybody');
  });

  it('leads from no workspace of one\u2019s own to everybody\u2019s', async () => {
    openPage(backendWith(others), '/workspaces');
    const region = await frame();
    await waitFor(() =>
      expect(region).toHaveTextContent(
        /No workspace is yours1 workspace of others is not shown/,
      ),
    );
    await userEvent.click(
      within(region).getByRole('button', { name: /^Show everybody/ }),
    );
    expect(await rows()).toHaveLength(1);
  });

  it.each([
    ['applying', 1, /ApplyingUnknownNothing was looked at yet/],
    ['waiting', 0, /WaitingNot made yet/],
  ] as const)(
    'never calls a workspace healthy that nobody has looked at: %s',
    async (phase, generation, words) => {
      openPage(
        backendWith(aWorkspace({ phase, generation, conditions: [] })),
        '/workspaces',
      );
      expect((await rows())[0]).toMatch(words);
      expect(document.querySelector('[data-status=healthy]')).toBeNull();
    },
  );

  it('offers to create the first one', async () => {
    openPage(backendWith(), '/workspaces');
    const region = await frame();
    await within(region).findByText('No workspaces yet');
    expect(
      within(region).getByRole('link', { name: 'Create a workspace' }),
    ).toHaveAttribute('href', '/create/templates/default/odp-workspace');
  });

  it('is busy while the first answer is on its way, and counts nothing', async () => {
    openPage(
      FakeWorkspacesBackend.create({ 'GET /workspaces': 'pending' }),
      '/workspaces',
    );
    const region = await frame();
    await within(region).findByText(/^Loading/);
    expect(screen.queryByText(/0 of/)).not.toBeInTheDocument();
  });

  it('names the right that is missing and who grants it', async () => {
    openPage(
      FakeWorkspacesBackend.create({
        'GET /workspaces': errorAnswer(403, new NotAllowedError('no')),
      }),
      '/workspaces',
    );
    const region = await frame();
    await waitFor(() =>
      expect(region).toHaveTextContent(
        /Needs odp.workspace.read; the platform team grants it/,
      ),
    );
  });

  it('says why nothing can be read, and keeps the rows with their age when the portal stops answering', async () => {
    const backend = busy();
    const good = backend.answers['GET /workspaces'];
    backend.answers['GET /workspaces'] = errorAnswer(
      500,
      new Error('out of cheese'),
    );
    openPage(backend, '/workspaces');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/Since 14:32: out of cheese/);
    backend.answers['GET /workspaces'] = good;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    await table();
    backend.answers['GET /workspaces'] = new TypeError('Failed to fetch');
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(async () =>
      expect(await frame()).toHaveTextContent(
        'stale since 14:32: the portal does not answer',
      ),
    );
    expect(await rows()).toHaveLength(1);
  });
});
