import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  type FormField,
  Stepper,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { aComponentPlan } from '../__testUtils__/components';
import { PAGES } from '../__testUtils__/componentFormPages';
import type { FakeWorkspacesBackend } from '../__testUtils__/FakeWorkspacesBackend';
import { aWorkspace, backendWith, HASH } from '../__testUtils__/workspaces';
import { workspacesApiRef } from '../api';
import { CREATE_PATH } from '../components/paths';
import { componentClustersField } from './ComponentClustersField';
import { componentNameField } from './ComponentNameField';
import { componentPlanField } from './ComponentPlanField';
import { componentReplicasField } from './ComponentReplicasField';
import { componentSizeField } from './ComponentSizeField';
import { eventField } from './EventField';
import { workspacePickerField } from './WorkspacePickerField';

/** Opens a form as the templates of components have it. */
function openForm(
  backend: FakeWorkspacesBackend,
  options: { initial?: object; mayDeployTo?: string[] } = {},
) {
  const { initial, mayDeployTo = ['acme-risk', 'acme-wide', 'acme-new'] } =
    options;
  const created = jest.fn();
  const { container } = renderInTestApp(
    <Stepper
      templateName="odp-go-service"
      initialState={initial as Record<string, any>}
      manifest={{
        title: 'Go service',
        steps: PAGES.map(page => ({ title: page.title, schema: page as any })),
      }}
      extensions={[
        workspacePickerField,
        componentNameField,
        componentClustersField,
        componentSizeField,
        componentReplicasField,
        eventField,
        componentPlanField,
      ].map(
        (field: FormField) =>
          field as unknown as FieldExtensionOptions<any, any>,
      )}
      onCreate={async values => created(values)}
    />,
    {
      apis: [
        [workspacesApiRef, backend.client()],
        [
          permissionApiRef,
          {
            authorize: async ({ resourceRef }: { resourceRef?: string }) => ({
              result: mayDeployTo.includes(resourceRef!)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
            }),
          },
        ],
      ],
    },
  );
  return { container, created };
}

const next = () => userEvent.click(screen.getByText('Next'));

async function fillInFirstPage() {
  await userEvent.click(await screen.findByLabelText(/^acme-risk/));
  await userEvent.type(screen.getByLabelText('Name'), 'orders-api');
  await userEvent.type(screen.getByLabelText(/^Title/), 'Orders');
  await next();
}

describe('the form of a template that makes a component', () => {
  let backend: FakeWorkspacesBackend;
  beforeEach(() => {
    // Which jsdom has not; each page of the form scrolls up.
    jest.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
    backend = backendWith(
      aWorkspace(),
      aWorkspace({ id: 'acme-wide', clusters: ['odp-eu', 'odp-us'] }),
      aWorkspace({ id: 'acme-new', phase: 'applying' }),
      aWorkspace({ id: 'nordbank', owner: 'group:default/nordbank' }),
    );
    backend.answers['GET /component-names/orders-api'] = {
      id: 'orders-api',
      isFree: true,
    };
    backend.answers['POST /plans'] = aComponentPlan({
      kind: 'create-component',
      generation: 0,
    });
  });

  it('asks for exactly what was chosen, consuming nothing by default and with as many pods as the platform gives', async () => {
    const { container, created } = openForm(backend);
    await fillInFirstPage();
    await waitFor(() => expect(screen.getByLabelText('odp-eu')).toBeChecked());
    expect(screen.getByLabelText(/Consumes nothing/)).toBeChecked();
    await waitFor(() =>
      expect(screen.getByLabelText('At least')).toHaveValue('2'),
    );
    await userEvent.click(screen.getByLabelText(/Medium.*500m CPU/));
    expect(await axe(container)).toHaveNoViolations();
    await next();
    expect(await screen.findByText('Deployment/orders-api')).toBeVisible();
    expect(backend.sentTo('/plans')).toEqual([
      {
        kind: 'create-component',
        workspace: 'acme-risk',
        component: 'orders-api',
        spec: {
          title: 'Orders',
          description: '',
          language: 'go',
          template: { name: 'odp-go-service', version: '1.0.0' },
          clusters: ['odp-eu'],
          size: 'medium',
          replicas: { min: 2, max: 4 },
        },
      },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(await screen.findByText('Create'));
    await waitFor(() =>
      expect(created).toHaveBeenCalledWith(
        expect.objectContaining({ workspace: 'acme-risk', plan: HASH }),
      ),
    );
    expect(created.mock.calls[0][0].event).toBeUndefined();
  });

  it('offers workspaces that are ready and that one may deploy to, and says of the others why not', async () => {
    openForm(backend);
    await screen.findByLabelText(/^acme-risk/);
    expect(
      screen.getAllByRole('radio').map(radio => radio.getAttribute('value')),
    ).toEqual(['acme-risk', 'acme-wide']);
    await userEvent.click(screen.getByText('2 workspaces not offered'));
    expect(
      screen.getByText('acme-new: it is not ready, but applying'),
    ).toBeVisible();
    expect(
      screen.getByText(
        'nordbank: you may not deploy there; nordbank can make you an editor',
      ),
    ).toBeVisible();
  });

  it('leads who may deploy nowhere to where one makes a workspace, and takes none from a link that is not offered', async () => {
    openForm(backend, { initial: { workspace: 'nordbank' }, mayDeployTo: [] });
    expect(
      await screen.findByText('There is no workspace that you may deploy to'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Create a workspace/ }),
    ).toHaveAttribute('href', CREATE_PATH);
    await userEvent.type(screen.getByLabelText('Name'), 'orders-api');
    await userEvent.type(screen.getByLabelText(/^Title/), 'Orders');
    await next();
    expect(
      await screen.findAllByText(/must have required property 'Workspace'/),
    ).not.toEqual([]);
  });

  it('takes the workspace that a link names', async () => {
    openForm(backend, { initial: { workspace: 'acme-wide' } });
    expect(await screen.findByLabelText(/^acme-wide/)).toBeChecked();
  });

  it('chooses the clusters of another workspace when another one is chosen', async () => {
    openForm(backend);
    await fillInFirstPage();
    await waitFor(() => expect(screen.getByLabelText('odp-eu')).toBeChecked());
    expect(screen.queryByLabelText('odp-us')).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('Back'));
    await userEvent.click(await screen.findByLabelText(/^acme-wide/));
    await next();
    // Those that were chosen are still among its own.
    await userEvent.click(await screen.findByLabelText('odp-us'));
    expect(screen.getByLabelText('odp-us')).toBeChecked();
    expect(screen.getByLabelText('odp-eu')).toBeChecked();
  });

  it('says while one types why a name cannot be had', async () => {
    const reason = "'user-api' is a component of the platform";
    backend.answers['GET /component-names/user-api'] = {
      id: 'user-api',
      isFree: false,
      reason,
    };
    openForm(backend);
    await userEvent.type(await screen.findByLabelText('Name'), 'user-api');
    expect(await screen.findByText(reason)).toBeVisible();
    expect(
      backend.asked.filter(({ call }) => call.includes('component-names')),
    ).toHaveLength(1);
  });

  it('plans for the event that is chosen, and submits nothing that does not fit the quota', async () => {
    const message =
      'odp-eu: it needs 1.2 cores, and the quota of acme-risk has 0.4 left.';
    backend.answers['POST /plans'] = aComponentPlan({
      kind: 'create-component',
      refusals: [{ system: 'workload', place: 'odp-eu', message }],
    });
    const { created } = openForm(backend);
    await fillInFirstPage();
    await userEvent.click(await screen.findByLabelText(/^pipeline.submitted/));
    await userEvent.click(screen.getByLabelText(/Small/));
    await next();
    expect(await screen.findByText(message)).toBeVisible();
    expect(backend.sentTo('/plans')[0].spec.event).toBe('pipeline.submitted');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/must have required property 'Plan'/),
    ).not.toEqual([]);
    expect(created).not.toHaveBeenCalled();
  });
});
