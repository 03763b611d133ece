import { summarizeOperation } from '@internal/plugin-odp-workspaces-common';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  aRuntime,
  aWorkload,
  backendOf,
} from '../../__testUtils__/componentRuntime';
import {
  aComponent,
  aComponentOperation,
  anAwaiting,
  REPOSITORY,
  withSubscription,
} from '../../__testUtils__/components';
import { COMPONENT_PAGE, verdict } from '../../__testUtils__/componentPage';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { cardOf } from '../../__testUtils__/workspacePage';

atThatMoment();

describe('the page of a component', () => {
  it('says what runs of it where, whose it is, and where more is told', async () => {
    const { container } = openPage(
      backendOf(withSubscription(aComponent())),
      COMPONENT_PAGE,
    );
    expect(
      await verdict(/Runs 2 of 2 pods of sha256:ab1200000000… on odp-eu\./),
    ).toHaveAttribute('data-status', 'healthy');
    expect(await cardOf('About orders-api')).toHaveTextContent(
      /orders-apiRunningOrders · Go · in acme-risk · owner risk-platform · size small, 2 to 4 pods · made by odp-go-service 1.0.0/,
    );
    expect(
      await screen.findByRole('table', { name: 'What runs where' }),
    ).toHaveTextContent(
      /odp-euHealthy 34 min2 of 2 podssha256:ab1200000000…Copy digest/,
    );
    await waitFor(async () =>
      expect(await cardOf('Subscription')).toHaveTextContent(
        /orders-api on pipeline.submitted.*DLQ.*Degraded 1,204 entries wait, 5 MiB, 0 connected/,
      ),
    );
    const links = within(
      screen.getByRole('navigation', { name: 'About orders-api' }),
    )
      .getAllByRole('link')
      .map(link => [link.textContent, link.getAttribute('href')]);
    expect(links).toEqual([
      ['Catalog', '/catalog/default/component/orders-api'],
      [
        expect.stringContaining('Repository'),
        'https://git.example/acme-risk/orders-api',
      ],
      [
        'Topology',
        '/topology?cluster=odp-eu&namespace=workspace-acme-risk&search=orders-api',
      ],
      [
        'Namespace',
        '/namespaces?cluster=odp-eu&namespace=workspace-acme-risk&tab=workloads',
      ],
      [
        'Dashboard',
        '/dashboards?dashboard=component&var-namespace=workspace-acme-risk&var-component=orders-api',
      ],
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says of one without an image how it gets it, with the lines to type, and that this is no failure', async () => {
    const { container } = openPage(
      backendOf(anAwaiting(), aRuntime([])),
      COMPONENT_PAGE,
    );
    expect(await verdict(/Awaits its first image/)).toHaveAttribute(
      'data-status',
      'healthy',
    );
    const how = await cardOf('How it gets its first image');
    expect(how).toHaveTextContent(REPOSITORY);
    const command = within(how).getByLabelText('Deploy command').textContent!;
    expect(command).toMatch(
      /\\"component\\":\\"orders-api\\".*\/api\/odp-workspaces\/operations$/s,
    );
    expect(
      screen.queryByRole('table', { name: 'What runs where' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Restart' }),
    ).toHaveAccessibleDescription('Nothing runs that could be restarted.');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says where nodes are simulated, and nothing of it where they are not', async () => {
    openPage(
      backendOf(aComponent(), aRuntime([aWorkload()], { isSimulated: true })),
      COMPONENT_PAGE,
    );
    expect(
      await screen.findByText(/The nodes of odp-eu are simulated/),
    ).toBeVisible();
  });

  it('waits for an approval before it is made, and says so', async () => {
    const operation = aComponentOperation({
      kind: 'create-component',
      state: 'waiting',
      generation: 1,
      endedAt: undefined,
      approval: {
        reasons: ['Making a component needs an approval.'],
        approvers: ['group:default/platform-team'],
        expiresAt: minutesAgo(-60),
      },
    });
    const backend = backendOf(
      aComponent({
        phase: 'waiting',
        generation: 0,
        observedGeneration: 0,
        conditions: [],
        generations: [],
        openOperation: '21',
        operations: [summarizeOperation(operation)],
      }),
      aRuntime([]),
    );
    backend.answers['GET /operations/21'] = operation;
    openPage(backend, COMPONENT_PAGE, 'engineer');
    expect(
      await verdict(
        /orders-api is asked for, and not made yet\. Make component orders-api: Waits for platform-team\./,
      ),
    ).toHaveAttribute('data-status', 'degraded');
    expect(await cardOf('Waiting for platform-team')).toHaveTextContent(
      'Make component orders-api, operation 21.',
    );
    expect(
      await screen.findByRole('button', { name: 'Approve' }),
    ).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Conditions' })).toBeNull();
  });

  it('says of one that was deleted what went and what stayed', async () => {
    openPage(
      backendOf(
        // Its workspace is gone, too, and with it its owner.
        aComponent({ phase: 'gone', goneAt: minutesAgo(5), owner: '' }),
      ),
      COMPONENT_PAGE,
    );
    expect(
      await verdict(/orders-api is gone\..*its repository is as it was/),
    ).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Deploy' }),
    ).toHaveAccessibleDescription('It is gone.');
  });

  it.each([
    ['there is none', '/workspaces/acme-risk/components/other'],
    [
      'it is in another workspace',
      '/workspaces/acme-audit/components/orders-api',
    ],
  ])(
    'says where %s that there is none there, which is no failure',
    async (_, address) => {
      openPage(backendOf(aComponent()), address);
      expect(
        await screen.findByText(/There is no component .* in acme-/),
      ).toBeVisible();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect(
        screen.queryByRole('region', { name: /^About/ }),
      ).not.toBeInTheDocument();
    },
  );

  it('holds a name of 63 characters', async () => {
    const name = `long-${'x'.repeat(57)}y`;
    const { container } = openPage(
      backendOf(aComponent({ name }), aRuntime([aWorkload({ name })])),
      `/workspaces/acme-risk/components/${name}`,
    );
    expect(await verdict(/Runs 2 of 2 pods/)).toBeVisible();
    expect(screen.getByRole('heading', { name })).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });
});
