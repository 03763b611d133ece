import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aPlan,
  aWorkspace,
  backendWith,
  conditions,
  drifted,
  HASH,
} from '../../__testUtils__/workspaces';
import {
  buttonOf,
  openWorkspace,
  planOf,
} from '../../__testUtils__/workspacePage';

describe('a decommission', () => {
  const removal = (change: Parameters<typeof aPlan>[0] = {}) =>
    aPlan({
      kind: 'decommission',
      changes: [
        {
          system: 'namespace',
          place: 'odp-eu',
          subject: 'Namespace/workspace-acme-risk',
          action: 'delete',
          fields: [],
          warnings: [],
          conflicts: [],
        },
      ],
      cost: { beforeUsdPerMonth: 612, afterUsdPerMonth: 0 },
      ...change,
    });
  const start = async (plan: ReturnType<typeof aPlan>) => {
    const backend = openWorkspace();
    backend.answers['POST /plans'] = sent =>
      sent.spec.evenIfInUse ? removal() : plan;
    await waitFor(async () =>
      expect(await buttonOf('Plan a decommission')).not.toHaveAttribute(
        'aria-disabled',
      ),
    );
    await userEvent.click(await buttonOf('Plan a decommission'));
    return { backend, plan: await planOf('Decommission') };
  };
  const submit = (plan: HTMLElement) =>
    within(plan).getByRole('button', { name: 'Decommission' });

  it('shows first what goes, and is submitted with the id typed alone', async () => {
    const { backend, plan } = await start(removal());
    await within(plan).findByText('1 object removed');
    expect(plan).toHaveTextContent('removed: Namespace/workspace-acme-risk');
    expect(submit(plan)).toHaveAccessibleDescription('Type acme-risk first.');
    const typed = within(plan).getByLabelText('Type acme-risk to confirm');
    await userEvent.type(typed, 'acme-ris');
    fireEvent.submit(plan);
    expect(backend.sentTo('/operations')).toEqual([]);
    await userEvent.type(typed, 'k');
    await userEvent.click(submit(plan));
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toEqual([
        expect.objectContaining({
          kind: 'decommission',
          workspace: 'acme-risk',
          spec: { evenIfInUse: false },
          planHash: HASH,
        }),
      ]),
    );
  });

  it('of what is in use needs a choice of its own', async () => {
    const message =
      'workspace-acme-risk on odp-eu is in use: 22 pods. They go with it only when asked for with evenIfInUse.';
    const { backend, plan } = await start(
      removal({
        refusals: [
          {
            system: 'namespace',
            place: 'odp-eu',
            message,
            liftedBy: 'evenIfInUse',
          },
        ],
      }),
    );
    await within(plan).findByText(message);
    await userEvent.type(
      within(plan).getByLabelText('Type acme-risk to confirm'),
      'acme-risk',
    );
    expect(submit(plan)).toHaveAccessibleDescription('It is refused.');
    await userEvent.click(
      within(plan).getByRole('checkbox', { name: /^Even while it is in use/ }),
    );
    await waitFor(() =>
      expect(submit(plan)).not.toHaveAttribute('aria-disabled'),
    );
    await userEvent.click(submit(plan));
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toEqual([
        expect.objectContaining({ spec: { evenIfInUse: true } }),
      ]),
    );
  });
});

describe('a repair', () => {
  it('is offered where something drifted, with who changed what, and shows what it puts back', async () => {
    const backend = openWorkspace(
      backendWith(aWorkspace({ conditions: conditions([drifted]) })),
    );
    backend.answers['POST /plans'] = aPlan({ kind: 'repair' });
    const card = await screen.findByRole('region', {
      name: 'Changed outside the portal',
    });
    expect(card).toHaveTextContent(
      /Quota on odp-eu. ResourceQuota\/workspace: spec.hard.pods is 99, declared 60; changed by kubectl-edit/,
    );
    await userEvent.click(await buttonOf('Plan a repair'));
    const plan = await planOf('Repair');
    await within(plan).findByText('1 object changed');
    await userEvent.click(
      await within(plan).findByRole('button', { name: 'Repair' }),
    );
    await waitFor(() =>
      expect(backend.sentTo('/operations')).toEqual([
        expect.objectContaining({ kind: 'repair', planHash: HASH }),
      ]),
    );
  });
});
