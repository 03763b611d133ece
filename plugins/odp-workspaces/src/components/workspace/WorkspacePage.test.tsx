import { ConflictError } from '@backstage/errors';
import { summarizeOperation } from '@internal/plugin-odp-workspaces-common';
import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import {
  aPlan,
  aWaiting,
  aWaitingWorkspace,
  aWorkspace,
  anOperation,
  backendWith,
  conditions,
  drifted,
  ENGINEER,
  OTHER_HASH,
} from '../../__testUtils__/workspaces';
import {
  buttonOf,
  cardOf,
  WORKSPACE_PAGE,
} from '../../__testUtils__/workspacePage';
import { WORKSPACE_TABS } from './urlParams';

const waiting = () => cardOf(/^Waiting for/);

atThatMoment();

describe('the page of a workspace', () => {
  it.each([...WORKSPACE_TABS])(
    'has no accessibility fault while something waits and something drifted: %s',
    async tab => {
      const backend = backendWith({
        ...aWaitingWorkspace(),
        conditions: conditions([drifted]),
      });
      openPage(backend, `${WORKSPACE_PAGE}?tab=${tab}`, 'engineer');
      await screen.findByRole('tab', { name: 'Members 1' });
      expect(await axe(await screen.findByRole('main'))).toHaveNoViolations();
    },
  );

  it('says who it is, and of each system the worst of its places with the reason', async () => {
    const [first] = conditions([
      {
        system: 'namespace',
        place: 'odp-us',
        state: 'unknown',
        message: 'odp-us does not answer.',
        since: minutesAgo(13),
      },
    ]);
    openPage(
      backendWith(
        aWorkspace({ conditions: [...conditions([drifted]), first] }),
      ),
      WORKSPACE_PAGE,
    );
    expect(await cardOf('About acme-risk')).toHaveTextContent(
      /acme-riskReady1 drift.*Owner risk-platform · tier m · namespace workspace-acme-risk · bus odp\/workspace-acme-riskClustersodp-euCost, monthly\$ 612/,
    );
    const systems = within(await cardOf('Conditions'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(systems).toHaveLength(6);
    expect(systems[0]).toBe(
      'NamespaceUnknownodp-us: odp-us does not answer.13 min',
    );
    expect(systems[1]).toMatch(/^QuotaDrifted.*changed by kubectl-edit/);
    expect(systems[2]).toMatch(/^NetworkReady/);
  });

  it('lists by place and system what was made, with the way to it', async () => {
    openPage(backendWith(aWorkspace()), `${WORKSPACE_PAGE}?tab=resources`);
    expect(
      await screen.findByRole('table', { name: 'Resources on odp-eu' }),
    ).toHaveTextContent('QuotaResourceQuotav1workspace');
    expect(
      screen.getByRole('link', { name: 'On the event bus' }),
    ).toHaveAttribute(
      'href',
      '/event-bus?instance=odp-eu-bus&namespace=odp%2Fworkspace-acme-risk',
    );
  });

  it('says of an unknown workspace that there is none, which is no failure', async () => {
    openPage(backendWith(), WORKSPACE_PAGE);
    expect(
      await screen.findByText('There is no workspace acme-risk'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All workspaces' }),
    ).toHaveAttribute('href', '/workspaces');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('follows an operation step by step, and stops asking when it has ended', async () => {
    const steps = anOperation().steps;
    const applying = (done: number) =>
      aWorkspace({
        phase: 'applying',
        openOperation: '12',
        operations: [
          summarizeOperation(
            anOperation({
              id: '12',
              kind: 'resize',
              state: 'applying',
              steps: steps.map((step, index) => {
                const later = index > done ? 'pending' : 'applying';
                return { ...step, state: index < done ? 'done' : later };
              }),
            }),
          ),
        ],
      });
    const backend = backendWith(applying(1));
    openPage(backend, WORKSPACE_PAGE);
    const operations = await cardOf('Operations');
    await waitFor(() =>
      expect(operations).toHaveTextContent(
        'Step 2 of 6: Quota on odp-euNamespace: doneQuota: applyingNetwork: pending',
      ),
    );
    backend.answers['GET /workspaces/acme-risk'] = applying(4);
    await waitFor(() =>
      expect(operations).toHaveTextContent('Step 5 of 6: Mesh on odp-eu'),
    );
    expect(
      await screen.findByText('Locked while operation 12 is open.'),
    ).toBeInTheDocument();
    backend.answers['GET /workspaces/acme-risk'] = aWorkspace({
      operations: [summarizeOperation(anOperation({ kind: 'resize' }))],
    });
    await waitFor(() =>
      expect(operations).toHaveTextContent('6 steps in 60 s.'),
    );
  });
});

describe('a question that waits', () => {
  it('is answered by an approver, who sees the plan, who asked and why', async () => {
    const backend = backendWith(aWaitingWorkspace());
    backend.answers['POST /operations/12/approve'] = () => {
      backend.answers['GET /workspaces/acme-risk'] = aWorkspace();
      return anOperation({ id: '12' });
    };
    openPage(backend, WORKSPACE_PAGE, 'engineer');
    expect(await waiting()).toHaveTextContent(
      /Waiting for platform-team.*asked 3 min ago by workspace-owner · lapses in 2 days.*Tier l needs an approval.They say: “Q4 stress runs”/,
    );
    expect(await cardOf('Resize: plan for operation 12')).toHaveTextContent(
      /requests.cpu16 → 32.*kubectl-edit has set .spec.hard.pods.*\+ \$ 612 a month/,
    );
    await userEvent.type(
      screen.getByLabelText('Why, for the record'),
      'There is room',
    );
    await userEvent.click(await buttonOf('Approve'));
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Approve' }),
      ).not.toBeInTheDocument(),
    );
    expect(backend.sentTo('/operations/12/approve')).toEqual([
      // Of the plan on screen: no other is approved.
      { reason: 'There is room', planHash: aPlan().planHash },
    ]);
  });

  it('tells of a workspace that is only asked for no use, as nothing is there that could be used', async () => {
    const { operations } = aWaitingWorkspace();
    openPage(
      backendWith(
        aWorkspace({
          phase: 'waiting',
          generation: 0,
          conditions: [],
          operations,
        }),
      ),
      WORKSPACE_PAGE,
    );
    await waiting();
    expect(screen.getByText(/Nothing was looked at yet/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Quota' })).toBeNull();
    expect(
      screen.queryByRole('region', { name: 'Event bus backlog' }),
    ).toBeNull();
  });

  it('is rejected by an approver', async () => {
    const backend = backendWith(aWaitingWorkspace());
    backend.answers['POST /operations/12/reject'] = aWaiting();
    openPage(backend, WORKSPACE_PAGE, 'engineer');
    await userEvent.click(await buttonOf('Reject'));
    await waitFor(() =>
      expect(backend.sentTo('/operations/12/reject')).toEqual([{}]),
    );
  });

  it('is not approved by who asked, even a member of the approving group, but withdrawn', async () => {
    const backend = backendWith(aWaitingWorkspace({ requestedBy: ENGINEER }));
    backend.answers['POST /operations/12/cancel'] = aWaiting();
    openPage(backend, WORKSPACE_PAGE, 'engineer');
    const approve = await buttonOf('Approve');
    expect(approve).toHaveAttribute('aria-disabled', 'true');
    expect(approve).toHaveAccessibleDescription(
      /Who asks for a change cannot approve it/,
    );
    await userEvent.click(approve);
    await userEvent.click(await buttonOf('Withdraw'));
    await waitFor(() =>
      expect(backend.asked.map(({ call }) => call)).toContain(
        'POST /operations/12/cancel',
      ),
    );
    expect(backend.sentTo('/operations/12/approve')).toEqual([]);
  });

  it('is neither answered nor withdrawn by others, who are told whose it is, nor after it lapsed', async () => {
    openPage(
      backendWith({ ...aWaitingWorkspace(), id: 'acme-audit' }),
      '/workspaces/acme-audit',
      'viewer',
    );
    expect(await buttonOf('Approve')).toHaveAccessibleDescription(
      /Only members of group:default\/platform-team decide on it/,
    );
    expect(
      screen.queryByRole('button', { name: 'Withdraw' }),
    ).not.toBeInTheDocument();
  });

  it('cannot be answered after it lapsed', async () => {
    const approval = { ...aPlan().approval!, expiresAt: minutesAgo(1) };
    openPage(
      backendWith(aWaitingWorkspace({ approval })),
      WORKSPACE_PAGE,
      'engineer',
    );
    expect(await buttonOf('Reject')).toHaveAccessibleDescription(
      /The question has lapsed/,
    );
  });

  it('says what has changed when the plan no longer holds, and shows the new one', async () => {
    const backend = backendWith(aWaitingWorkspace());
    const message = 'Changed since: ResourceQuota/workspace on odp-eu.';
    backend.answers['POST /operations/12/approve'] = () => {
      const again = { plan: aPlan({ planHash: OTHER_HASH }), message };
      backend.answers['GET /workspaces/acme-risk'] = aWaitingWorkspace(again);
      backend.answers['GET /operations/12'] = aWaiting(again);
      return errorAnswer(
        409,
        new ConflictError(`The plan of operation 12 is another one now`),
      );
    };
    openPage(backend, WORKSPACE_PAGE, 'engineer');
    await userEvent.click(await buttonOf('Approve'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The plan of operation 12 is another one now',
    );
    await waitFor(async () =>
      expect(await waiting()).toHaveTextContent(message),
    );
    expect(await cardOf(/^Resize: plan/)).toHaveTextContent('sha256 c07e…1111');
  });
});
