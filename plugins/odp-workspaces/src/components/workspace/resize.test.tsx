import { ConflictError, InputError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import {
  aPlan,
  aWaiting,
  aWaitingWorkspace,
  aWorkspace,
  backendWith,
  HASH,
  OTHER_HASH,
} from '../../__testUtils__/workspaces';
import {
  buttonOf,
  openWorkspace,
  planOf,
} from '../../__testUtils__/workspacePage';

const chooseLarge = async () =>
  userEvent.click(await screen.findByRole('radio', { name: /^Large/ }));

describe('a resize', () => {
  it('shows before anything is submitted what changes, who else has set it, what it costs and who has to agree', async () => {
    const backend = openWorkspace();
    await chooseLarge();
    const plan = await planOf('Resize to Large');
    await within(plan).findByText('1 object changed');
    expect(plan).toHaveTextContent(
      /Quota, odp-eu.*changed: ResourceQuota\/workspacespec.hard.requests.cpu16 → 32spec.hard.pods60 → 120kubectl-edit has set .spec.hard.pods; it is taken over.Namespace, Network2 objects, no change/,
    );
    expect(plan).toHaveTextContent(
      /\+ \$ 612 a month, \$ 612 → \$ 1,224Plan hashsha256 9f41…0000ApprovalTier l needs an approval. platform-team decides/,
    );
    expect(backend.sentTo('/plans')).toEqual([
      { kind: 'resize', workspace: 'acme-risk', spec: { tier: 'l' } },
    ]);
    expect(backend.sentTo('/operations')).toEqual([]);
    expect(await axe(plan)).toHaveNoViolations();
  });

  it('is one operation of the plan that was seen, however often one clicks', async () => {
    const backend = openWorkspace();
    backend.answers['POST /operations'] = () => {
      backend.answers['GET /workspaces/acme-risk'] = aWaitingWorkspace();
      return aWaiting();
    };
    await chooseLarge();
    const plan = await planOf('Resize to Large');
    await userEvent.type(
      within(plan).getByLabelText('Why, for who approves it'),
      'Q4',
    );
    await waitFor(async () =>
      expect(await buttonOf('Resize to Large')).not.toHaveAttribute(
        'aria-disabled',
      ),
    );
    fireEvent.submit(plan);
    fireEvent.submit(plan);
    expect(
      await screen.findByText('Waiting for platform-team'),
    ).toBeInTheDocument();
    expect(backend.sentTo('/operations')).toEqual([
      {
        kind: 'resize',
        workspace: 'acme-risk',
        spec: { tier: 'l' },
        planHash: HASH,
        reason: 'Q4',
        idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it('whose plan has changed meanwhile says so, shows the new one, and submits that under the same key', async () => {
    const backend = openWorkspace();
    backend.answers['POST /operations'] = sent =>
      sent.planHash === OTHER_HASH
        ? aWaiting()
        : errorAnswer(409, new ConflictError('The plan is another one now'));
    await chooseLarge();
    const plan = await planOf('Resize to Large');
    const submit = () =>
      within(plan).findByRole('button', { name: 'Resize to Large' });
    await within(plan).findByText('sha256 9f41…0000');
    backend.answers['POST /plans'] = aPlan({ planHash: OTHER_HASH });
    await userEvent.click(await submit());
    expect(await within(plan).findByRole('alert')).toHaveTextContent(
      'Not submitted: The plan is another one now',
    );
    await within(plan).findByText('sha256 c07e…1111');
    await userEvent.click(await submit());
    await waitFor(() => expect(backend.sentTo('/operations')).toHaveLength(2));
    const [first, second] = backend.sentTo('/operations');
    expect(second).toEqual({ ...first, planHash: OTHER_HASH });
  });

  it('that is refused cannot be submitted, and says why in the words of the backend', async () => {
    const backend = openWorkspace();
    const message = 'More than that is in use on odp-eu: 70 pods of 60.';
    backend.answers['POST /plans'] = aPlan({
      refusals: [{ system: 'quota', place: 'odp-eu', message }],
    });
    await chooseLarge();
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(await buttonOf('Resize to Large')).toHaveAccessibleDescription(
      'It is refused.',
    );
    fireEvent.submit(await planOf('Resize to Large'));
    expect(backend.sentTo('/operations')).toEqual([]);
  });

  it('that cannot be planned says why and plans again when asked', async () => {
    const backend = openWorkspace();
    backend.answers['POST /plans'] = errorAnswer(
      400,
      new InputError("tier: there is no tier 'l'"),
    );
    await chooseLarge();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is no plan: tier: there is no tier');
    backend.answers['POST /plans'] = aPlan();
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('1 object changed')).toBeInTheDocument();
  });

  it('is not offered without the right to it, which is named', async () => {
    openPage(
      backendWith(aWorkspace({ id: 'acme-audit' })),
      '/workspaces/acme-audit',
      'viewer',
    );
    await waitFor(async () =>
      expect(await buttonOf('Resize')).toHaveAccessibleDescription(
        'Needs odp.workspace.update, which risk-platform has as its owner.',
      ),
    );
    expect(await buttonOf('Plan a decommission')).toHaveAccessibleDescription(
      /Needs odp.workspace.decommission/,
    );
  });
});
