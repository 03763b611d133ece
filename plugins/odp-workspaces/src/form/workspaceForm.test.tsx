import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  type FormField,
  Stepper,
} from '@backstage/plugin-scaffolder-react/alpha';
import type {
  FieldExtensionComponentProps,
  FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { FakeWorkspacesBackend } from '../__testUtils__/FakeWorkspacesBackend';
import { aPlan, backendWith, HASH } from '../__testUtils__/workspaces';
import { workspacesApiRef } from '../api';
import { clustersField } from './ClustersField';
import { ownerField } from './OwnerField';
import { planField } from './PlanField';
import { tierField } from './TierField';
import { workspaceIdField } from './WorkspaceIdField';

const { metadata, spec } = parse(
  readFileSync(
    path.resolve(
      __dirname,
      '../../../../templates/odp-workspace/template.yaml',
    ),
    'utf8',
  ),
);

/** A stock field, as a line of text. */
const plain = (name: string): FieldExtensionOptions<any, any> => ({
  name,
  component: ({
    formData,
    onChange,
    schema,
  }: FieldExtensionComponentProps<string>) => (
    <input
      aria-label={schema.title}
      value={formData ?? ''}
      onChange={event => onChange(event.target.value)}
    />
  ),
});

/** What the scaffolder makes of a field. */
const extensionOf = (field: FormField) =>
  field as unknown as FieldExtensionOptions<any, any>;

/** Opens the form of the real template. */
function openForm(
  backend: FakeWorkspacesBackend,
  groups = ['group:default/risk-platform'],
) {
  const created = jest.fn();
  const { container } = renderInTestApp(
    <Stepper
      templateName={metadata.name}
      manifest={{
        title: metadata.title,
        presentation: spec.presentation,
        steps: spec.parameters.map((page: { title: string }) => ({
          title: page.title,
          schema: page,
        })),
      }}
      extensions={[
        ...[
          workspaceIdField,
          ownerField,
          tierField,
          clustersField,
          planField,
        ].map(extensionOf),
        plain('EntityPicker'),
      ]}
      onCreate={async values => created(values)}
    />,
    {
      apis: [
        [workspacesApiRef, backend.client()],
        mockApis.identity({
          userEntityRef: 'user:default/jo',
          ownershipEntityRefs: ['user:default/jo', ...groups],
        }),
      ],
    },
  );
  return { container, created };
}

const next = () => userEvent.click(screen.getByText('Next'));
const type = async (label: string | RegExp, text: string) =>
  userEvent.type(await screen.findByLabelText(label), text);

async function fillIn(tier: RegExp) {
  await type('Id', 'acme-risk');
  await type(/^Name/, 'ACME risk');
  await next();
  await waitFor(() =>
    expect(screen.getByLabelText('risk-platform')).toBeChecked(),
  );
  await next();
  await userEvent.click(await screen.findByLabelText(tier));
  await userEvent.click(await screen.findByLabelText(/odp-eu/));
  await next();
}

describe('the form of the workspace template', () => {
  let backend: FakeWorkspacesBackend;
  beforeEach(() => {
    // Which jsdom has not; each page of the form scrolls up.
    jest.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
    backend = backendWith();
    backend.answers['GET /ids/acme-risk'] = { id: 'acme-risk', isFree: true };
    backend.answers['POST /plans'] = (asked: any) =>
      aPlan({ ...asked, generation: 0 });
  });

  it('shows what would be made, and asks for exactly that', async () => {
    const { container, created } = openForm(backend);
    await fillIn(/Large.*16 cores, 60 pods; needs an approval/);
    expect(await screen.findByText('ResourceQuota/workspace')).toBeVisible();
    expect(screen.getByText(/platform-team decides/)).toBeVisible();
    expect(backend.sentTo('/plans')).toEqual([
      {
        kind: 'create',
        workspace: 'acme-risk',
        spec: {
          displayName: 'ACME risk',
          owner: 'group:default/risk-platform',
          members: [],
          tier: 'l',
          clusters: ['odp-eu'],
        },
      },
    ]);
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await userEvent.click(await screen.findByText('Ask for the workspace'));
    await waitFor(() =>
      expect(created).toHaveBeenCalledWith(
        expect.objectContaining({
          id: 'acme-risk',
          tier: 'l',
          clusters: ['odp-eu'],
          plan: HASH,
        }),
      ),
    );
  });

  it('says while one types why an id cannot be had, and goes no further with it', async () => {
    const reason = "'kube-x' is reserved; choose another id";
    backend.answers['GET /ids/kube-x'] = {
      id: 'kube-x',
      isFree: false,
      reason,
    };
    const { container } = openForm(backend);
    await type('Id', 'kube-x');
    expect(await screen.findByText(reason)).toBeVisible();
    // Not for every key.
    expect(backend.asked.map(({ call }) => call)).toEqual(['GET /ids/kube-x']);
    expect(await axe(container)).toHaveNoViolations();
    await type(/^Name/, 'X');
    await next();
    await waitFor(() =>
      expect(screen.getAllByText(new RegExp(reason)).length).toBeGreaterThan(1),
    );
    expect(screen.queryByLabelText('risk-platform')).not.toBeInTheDocument();

    await userEvent.clear(screen.getByLabelText('Id'));
    await type('Id', 'acme-risk');
    expect(await screen.findByText(/acme-risk is free/)).toBeVisible();
  });

  it('does not take an id for free that nobody can be asked about', async () => {
    backend.answers['GET /ids/acme-risk'] = errorAnswer(
      503,
      new Error('the database is away'),
    );
    openForm(backend);
    await type('Id', 'acme-risk');
    expect(await screen.findByText('the database is away')).toBeVisible();
    expect(screen.queryByText(/is free/)).not.toBeInTheDocument();
  });

  it('submits nothing that the plan refuses, and says why', async () => {
    const message = 'A namespace workspace-acme-risk is there, and not ours.';
    backend.answers['POST /plans'] = aPlan({
      refusals: [{ system: 'namespace', place: 'odp-eu', message }],
    });
    const { created } = openForm(backend);
    await fillIn(/Medium/);
    expect(await screen.findByText(message)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(/must have required property 'Plan'/),
    ).not.toEqual([]);
    expect(screen.queryByText('Ask for the workspace')).not.toBeInTheDocument();
    expect(created).not.toHaveBeenCalled();
  });

  it('lets who is in several groups choose, and the workspace be owned by none of others', async () => {
    openForm(backend, ['group:default/risk-platform', 'group:default/quants']);
    await type('Id', 'acme-risk');
    await type(/^Name/, 'ACME risk');
    await next();
    const quants = await screen.findByLabelText('quants');
    expect(screen.getAllByRole('radio')).toHaveLength(2);
    await next();
    expect(
      await screen.findAllByText(/must have required property 'Owner'/),
    ).not.toEqual([]);
    await userEvent.click(quants);
    await next();
    expect(await screen.findByLabelText(/odp-eu/)).toBeVisible();
  });

  it('tells who is in no group that a workspace needs one', async () => {
    openForm(backend, []);
    await type('Id', 'acme-risk');
    await type(/^Name/, 'ACME risk');
    await next();
    expect(await screen.findByText(/signed in without one/)).toBeVisible();
  });

  it('plans again when somebody goes back and chooses another tier', async () => {
    openForm(backend);
    await fillIn(/Large/);
    await screen.findByText('ResourceQuota/workspace');
    await userEvent.click(screen.getByText('Back'));
    await userEvent.click(await screen.findByLabelText(/Medium/));
    await next();
    await screen.findByText('ResourceQuota/workspace');
    expect(
      backend.sentTo('/plans').map(({ spec: asked }) => asked.tier),
    ).toEqual(['l', 'm']);
  });

  it('says so when the portal makes workspaces nowhere', async () => {
    backend.answers['GET /offer'] = { tiers: [], clusters: [] };
    openForm(backend);
    await type('Id', 'acme-risk');
    await type(/^Name/, 'ACME risk');
    await next();
    await waitFor(() =>
      expect(screen.getByLabelText('risk-platform')).toBeChecked(),
    );
    await next();
    expect(
      await screen.findByText(/The portal writes to no cluster/),
    ).toBeVisible();
  });
});
