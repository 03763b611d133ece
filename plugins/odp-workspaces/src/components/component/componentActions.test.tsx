import {
  type OperationRequest,
  summarizeOperation,
} from '@internal/plugin-odp-workspaces-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { anUnpulled, backendOf } from '../../__testUtils__/componentRuntime';
import {
  aComponent,
  aComponentOperation,
  aComponentPlan,
  aRollingOut,
  generationsOf,
  NEW,
  OLD,
} from '../../__testUtils__/components';
import { COMPONENT_PAGE } from '../../__testUtils__/componentPage';
import { atThatMoment } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { HASH } from '../../__testUtils__/workspaces';
import { cardOf } from '../../__testUtils__/workspacePage';

/** A button, once one's rights are known. */
async function enabled(name: string | RegExp) {
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).not.toHaveAttribute(
      'aria-disabled',
    ),
  );
  return screen.getByRole('button', { name });
}
const click = async (name: string | RegExp) =>
  userEvent.click(await enabled(name));
const about = { workspace: 'acme-risk', component: 'orders-api' };

atThatMoment();

describe('what can be done about a component', () => {
  it('deploys a digest: shows what would change, then submits exactly that', async () => {
    const backend = backendOf(aComponent());
    const { container } = openPage(backend, COMPONENT_PAGE);
    await click('Deploy');
    const field = await screen.findByLabelText(/^Digest of an image in/);
    await userEvent.type(field, 'latest');
    expect(
      await screen.findByText(/It must be the digest of an image/),
    ).toBeVisible();
    expect(backend.sentTo('/plans')).toEqual([]);
    await userEvent.clear(field);
    await userEvent.type(field, NEW);
    const form = await screen.findByRole('form', { name: /^Deploy/ });
    await waitFor(() =>
      expect(form).toHaveTextContent(
        /Workload, odp-eu1 object changed.*containers\[0\]\.image.*none: the quota of its workspace is paid for/,
      ),
    );
    expect(await axe(container)).toHaveNoViolations();
    await click('Deploy sha256:cd3411111111…');
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toEqual([
        {
          kind: 'deploy',
          ...about,
          spec: { digest: NEW },
          planHash: HASH,
          idempotencyKey: expect.any(String),
        },
      ]),
    );
  });

  it('rolls back with one click from the verdict to the plan of the generation that is offered, and to another one that is chosen', async () => {
    const backend = backendOf(
      {
        ...aRollingOut(),
        generation: 4,
        generations: generationsOf(undefined, OLD, OLD, NEW),
      },
      anUnpulled(),
    );
    const { url } = openPage(backend, COMPONENT_PAGE);
    await click('Roll back to generation 3');
    expect(
      await screen.findByLabelText(/^Generation 3, sha256:ab12/),
    ).toBeChecked();
    // A reload or a link shows the same.
    expect(url().search).toBe('?action=roll-back&generation=3');
    await waitFor(() =>
      expect(backend.sentTo('/plans')).toEqual([
        { kind: 'roll-back', ...about, spec: { generation: 3 } },
      ]),
    );
    await userEvent.click(screen.getByLabelText(/^Generation 2,/));
    const form = await screen.findByRole('form', {
      name: 'Roll back to generation 2, plan',
    });
    await within(form).findByText(/Deployment\/orders-api/);
    await userEvent.click(
      within(form).getByRole('button', { name: 'Roll back to generation 2' }),
    );
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toMatchObject([
        { kind: 'roll-back', ...about, spec: { generation: 2 } },
      ]),
    );
  });

  it('scales within what there is, and says why a plan is refused', async () => {
    const message =
      'odp-eu: 20 pods need 2 cores more than the quota of acme-risk has left (16).';
    const backend = backendOf(aComponent());
    backend.answers['POST /plans'] = (asked: OperationRequest) =>
      aComponentPlan({
        kind: asked.kind,
        refusals: [{ system: 'workload', place: 'odp-eu', message }],
      });
    const { container } = openPage(backend, `${COMPONENT_PAGE}?action=scale`);
    const most = await screen.findByLabelText('At most');
    await userEvent.clear(most);
    await userEvent.type(most, '20');
    await userEvent.click(
      screen.getByLabelText(/Medium.*has 500m CPU, 512Mi.*at most 1 CPU/),
    );
    expect(await screen.findByText(message)).toBeVisible();
    expect(
      screen.getAllByRole('button', { name: 'Scale' }).pop(),
    ).toHaveAccessibleDescription('It is refused.');
    expect(backend.sentTo('/plans').pop()).toEqual({
      kind: 'scale',
      ...about,
      spec: { replicas: { min: 2, max: 20 }, size: 'medium' },
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('restarts', async () => {
    const backend = backendOf(aComponent());
    openPage(backend, `${COMPONENT_PAGE}?action=restart`);
    const form = await screen.findByRole('form', { name: 'Restart, plan' });
    await within(form).findByText(/Deployment\/orders-api/);
    await userEvent.click(
      within(form).getByRole('button', { name: 'Restart' }),
    );
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toMatchObject([
        { kind: 'restart', ...about },
      ]),
    );
  });

  it('is deleted only after its name was typed, and says what goes and what stays', async () => {
    const backend = backendOf(aComponent());
    openPage(backend, COMPONENT_PAGE);
    const danger = await cardOf('Danger zone');
    expect(danger).toHaveTextContent(
      'What runs of it goes. Its repository and its images stay.',
    );
    await click('Plan to delete it');
    await within(danger).findByText(/Deployment\/orders-api/);
    const button = () => within(danger).getByRole('button', { name: 'Delete' });
    expect(button()).toHaveAccessibleDescription('Type orders-api first.');
    const field = within(danger).getByLabelText('Type orders-api to confirm');
    await userEvent.type(field, 'orders');
    expect(button()).toHaveAccessibleDescription('Type orders-api first.');
    await userEvent.click(button());
    await userEvent.type(field, '-api');
    await userEvent.click(button());
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toMatchObject([
        { kind: 'delete-component', ...about },
      ]),
    );
  });

  it('follows an operation step by step after a reload, and locks meanwhile what else could be asked', async () => {
    const applying = aComponentOperation({
      state: 'applying',
      endedAt: undefined,
      steps: [
        { system: 'workload', place: 'odp-eu', state: 'applying', attempts: 2 },
      ],
    });
    const component = aComponent({
      phase: 'applying',
      openOperation: '21',
      operations: [summarizeOperation(applying)],
    });
    const backend = backendOf(component);
    backend.answers['GET /operations/21'] = applying;
    openPage(backend, COMPONENT_PAGE);
    const operations = await cardOf('Operations');
    await waitFor(() =>
      expect(operations).toHaveTextContent(
        /Deploy sha256:cd3411111111… to orders-api 21.*Step 1 of 1: Workload on odp-eu, attempt 2.*Workload: applying/,
      ),
    );
    expect(
      await screen.findByRole('button', { name: 'Deploy' }),
    ).toHaveAccessibleDescription('Locked while operation 21 is open.');
    backend.answers['GET /components/orders-api'] = aComponent();
    await waitFor(() =>
      expect(operations).toHaveTextContent('1 step in 60 s.'),
    );
    expect(await enabled('Deploy')).toBeVisible();
  });

  it('is not for who may only look, who is told which right is missing', async () => {
    const viewed = {
      ...aRollingOut(),
      workspace: 'acme-audit',
    };
    openPage(
      backendOf(viewed, anUnpulled()),
      '/workspaces/acme-audit/components/orders-api?action=restart',
      'viewer',
    );
    const why =
      'Needs odp.workspace.deploy, which risk-platform has as its owner.';
    for (const name of [
      'Deploy',
      'Scale',
      'Restart',
      'Roll back',
      'Plan to delete it',
    ]) {
      expect(
        await screen.findByRole('button', { name }),
      ).toHaveAccessibleDescription(why);
    }
    expect(screen.queryByRole('form')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Roll back to/ }),
    ).not.toBeInTheDocument();
  });
});
