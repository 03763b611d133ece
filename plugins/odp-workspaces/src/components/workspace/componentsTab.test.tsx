import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  aRuntime,
  aWorkload,
  backendOf,
} from '../../__testUtils__/componentRuntime';
import {
  aComponent,
  anAwaiting,
  NEW,
  withSubscription,
} from '../../__testUtils__/components';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { CALLS, withUse } from '../../__testUtils__/use';
import { aWorkspace, backendWith } from '../../__testUtils__/workspaces';

const TAB = '/workspaces/acme-risk?tab=components';
const LIST = 'GET /components?workspace=acme-risk';

atThatMoment();

describe('the components of a workspace', () => {
  it('are listed with how each is, what runs of it, what waits for it and what was asked last', async () => {
    const { inventory, generations, operations, ...orders } = withSubscription(
      aComponent(),
    );
    const backend = withUse(backendWith(aWorkspace()));
    backend.answers[LIST] = {
      items: [
        {
          ...orders,
          lastOperation: {
            id: '21',
            kind: 'deploy',
            digest: NEW,
            state: 'waiting',
            requestedBy: 'user:default/dev.owner',
            requestedAt: minutesAgo(37),
          },
        },
        { ...anAwaiting(), name: 'billing', language: 'python' },
      ],
    };
    backend.answers[CALLS.namespace] = aRuntime([aWorkload({ ready: 1 })]);
    const { container } = openPage(backend, TAB);
    const table = await screen.findByRole('table', { name: 'Components' });
    await waitFor(() => expect(table).toHaveTextContent('1 of 2 pods'));
    const [first, second] = within(table).getAllByRole('row').slice(1);
    expect(first).toHaveTextContent(
      /^orders-apiGo · OrdersRunningsha256:ab1200000000…1 of 2 pods63 %.*Deploy sha256:cd3411111111… to orders-api\d\d:\d\d · waiting · by dev\.owner$/,
    );
    expect(second).toHaveTextContent(
      /^billingPython · OrdersAwaiting imagenone yetnone before its imageconsumes nothingunknown$/,
    );
    expect(
      within(first).getByRole('link', { name: 'orders-api' }),
    ).toHaveAttribute('href', '/workspaces/acme-risk/components/orders-api');
    expect(
      screen.getByRole('tab', { name: 'Components 2' }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('are none by nature, with two ways to make one that know the workspace', async () => {
    const backend = backendWith(aWorkspace());
    backend.answers[LIST] = { items: [] };
    openPage(backend, TAB);
    await screen.findByText('No component yet');
    const href = (name: string) =>
      screen.getByRole('link', { name }).getAttribute('href')!;
    const go = new URL(href('Make a Go service'), 'http://portal');
    expect(go.pathname).toBe('/create/templates/default/odp-go-service');
    expect(JSON.parse(go.searchParams.get('formData')!)).toEqual({
      workspace: 'acme-risk',
    });
    expect(href('Make a Python service')).toMatch(
      /^\/create\/templates\/default\/odp-python-service\?/,
    );
  });

  it('offer nobody a way who may not make one', async () => {
    const backend = backendWith(aWorkspace({ id: 'acme-audit' }));
    backend.answers['GET /components?workspace=acme-audit'] = { items: [] };
    openPage(backend, '/workspaces/acme-audit?tab=components', 'viewer');
    expect(await screen.findByText(/Needs odp.workspace.deploy/)).toBeVisible();
    expect(screen.queryByRole('link', { name: /^Make a/ })).toBeNull();
  });

  it('are not said to be none where nobody can be asked', async () => {
    const backend = backendWith(aWorkspace());
    backend.answers[LIST] = errorAnswer(503, new Error('the database is away'));
    openPage(backend, TAB);
    expect(await screen.findByText(/the database is away/)).toBeVisible();
    expect(screen.queryByText('No component yet')).not.toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Components' })).toBeVisible();
  });

  it('are what an address shows that a name was cut off of', async () => {
    const backend = backendWith(aWorkspace());
    backend.answers[LIST] = { items: [] };
    const { url } = openPage(backend, '/workspaces/acme-risk/components');
    await screen.findByText('No component yet');
    expect(`${url().pathname}${url().search}`).toBe(TAB);
  });

  it('say so under an address that there is not', async () => {
    openPage(backendWith(aWorkspace()), '/workspaces/acme-risk/topics/x');
    expect(await screen.findByText(/404|not found/i)).toBeVisible();
  });

  it('are counted in the list of workspaces', async () => {
    openPage(backendOf(aComponent()), '/workspaces');
    const table = await screen.findByRole('table', { name: 'Workspaces' });
    await waitFor(() => expect(table).toHaveTextContent('1 component'));
  });
});
