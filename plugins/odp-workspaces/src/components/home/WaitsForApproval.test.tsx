import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { FakeWorkspacesBackend } from '../../__testUtils__/FakeWorkspacesBackend';
import { aComponent, NEW } from '../../__testUtils__/components';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { showExtension, type Who } from '../../__testUtils__/renderWorkspaces';
import {
  aWaitingWorkspace,
  aWorkspace,
  backendWith,
  ENGINEER,
  OWNER,
} from '../../__testUtils__/workspaces';

const show = (backend: FakeWorkspacesBackend, who?: Who) =>
  showExtension(backend, 'home-section:odp-workspaces/waits-for-approval', {
    who,
  });
const TITLE = 'Waits for your approval';

atThatMoment();

describe('what waits for my approval, on Home', () => {
  it('says what is asked, by whom and why, until when, and leads to where one decides', async () => {
    show(
      backendWith(
        aWaitingWorkspace(),
        aWorkspace({ id: 'other', operations: [] }),
      ),
    );
    const region = await screen.findByRole('region', { name: TITLE });
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    expect(within(region).getByRole('listitem')).toHaveTextContent(
      'Workspace acme-risk · operation 12Resize acme-riskAsked by workspace-owner: “Q4 stress runs”. Tier l needs an approval. + $ 612 a month.lapses in 2 daysDecide',
    );
    expect(
      within(region).getByRole('link', { name: 'Decide' }),
    ).toHaveAttribute('href', '/workspaces/acme-risk');
    expect(await axe(region)).toHaveNoViolations();
  });

  it('leaves out what one asked for oneself, and asks one question for all', async () => {
    const backend = backendWith(
      { ...aWaitingWorkspace({ requestedBy: ENGINEER }), id: 'acme-audit' },
      aWaitingWorkspace(),
    );
    show(backend);
    const region = await screen.findByRole('region', { name: TITLE });
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    expect(region).not.toHaveTextContent('acme-audit');
    expect(backend.asked).toEqual([
      { call: 'GET /workspaces' },
      { call: 'GET /components' },
    ]);
  });

  it('says of a component what is asked of it, by its name or by the image', async () => {
    const asked = {
      openOperation: '21',
      requestedBy: OWNER,
      waitsFor: ['group:default/platform-team'],
      question: {
        kind: 'deploy' as const,
        reasons: ['Deploying an image needs an approval.'],
        expiresAt: minutesAgo(-60),
        cost: { beforeUsdPerMonth: 0, afterUsdPerMonth: 0 },
      },
    };
    const backend = backendWith();
    backend.answers['GET /components'] = {
      items: [
        aComponent({ ...asked, question: { ...asked.question, digest: NEW } }),
        aComponent({
          ...asked,
          name: 'billing',
          question: { ...asked.question, kind: 'create-component' },
        }),
      ],
    };
    show(backend);
    const region = await screen.findByRole('region', { name: TITLE });
    const [deploy, create] = within(region).getAllByRole('listitem');
    expect(deploy).toHaveTextContent(
      'Component orders-api of acme-risk · operation 21Deploy sha256:cd3411111111… to orders-apiAsked by workspace-owner. Deploying an image needs an approval.lapses in 60 minDecide',
    );
    expect(within(deploy).getByRole('link')).toHaveAttribute(
      'href',
      '/workspaces/acme-risk/components/orders-api',
    );
    expect(create).toHaveTextContent('Make component billing');
  });

  it('leaves out what waits for others', async () => {
    show(
      backendWith(aWaitingWorkspace({ requestedBy: ENGINEER }), {
        ...aWaitingWorkspace({ requestedBy: ENGINEER }),
        id: 'acme-audit',
        waitsFor: ['group:default/risk-platform'],
      }),
      'owner',
    );
    const region = await screen.findByRole('region', { name: TITLE });
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    expect(region).toHaveTextContent('Workspace acme-audit');
  });

  it('is not there while nothing is known of them', async () => {
    const backend = backendWith();
    backend.answers['GET /workspaces'] = 'pending';
    const container = show(backend);
    await waitFor(() =>
      expect(backend.asked).toContainEqual({ call: 'GET /workspaces' }),
    );
    expect(container).not.toHaveTextContent(TITLE);
  });
});
