import { NotAllowedError } from '@backstage/errors';
import { summarizeOperation } from '@internal/plugin-odp-workspaces-common';
import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  aComponent,
  aComponentOperation,
  anAwaiting,
  anUnpulled,
  aRollingOut,
  aRuntime,
  aWorkload,
  backendOf,
  NEW,
  REPOSITORY,
  withSubscription,
  workloadCondition,
} from '../../__testUtils__/components';
import { minutesAgo, NOW } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { CALLS } from '../../__testUtils__/use';

const PAGE = '/workspaces/acme-risk/components/orders-api';
const card = (name: string | RegExp) => screen.findByRole('region', { name });
/** The sentence on top, once it says something. */
async function verdict(text: RegExp) {
  const found = await screen.findByText(
    (_, element) =>
      element?.getAttribute('data-status') !== null &&
      element?.getAttribute('role') === 'status' &&
      text.test(element.textContent ?? ''),
  );
  return found;
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the page of a component', () => {
  it('says what runs of it where, whose it is, and where more is told', async () => {
    const { container } = openPage(
      backendOf(withSubscription(aComponent())),
      PAGE,
    );
    expect(
      await verdict(/Runs 2 of 2 pods of sha256:ab1200000000… on odp-eu\./),
    ).toHaveAttribute('data-status', 'healthy');
    expect(await card('About orders-api')).toHaveTextContent(
      /orders-apiRunningOrders · Go · in acme-risk · owner risk-platform · size small, 2 to 4 pods · made by odp-go-service 1.0.0/,
    );
    expect(
      await screen.findByRole('table', { name: 'What runs where' }),
    ).toHaveTextContent(
      /odp-euHealthy 34 min2 of 2 podssha256:ab1200000000…Copy digest/,
    );
    await waitFor(async () =>
      expect(await card('Subscription')).toHaveTextContent(
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
    const { container } = openPage(backendOf(anAwaiting(), aRuntime([])), PAGE);
    expect(await verdict(/Awaits its first image/)).toHaveAttribute(
      'data-status',
      'healthy',
    );
    const how = await card('How it gets its first image');
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

  it('says how far a rollout is', async () => {
    openPage(
      backendOf(
        aRollingOut(),
        aRuntime([
          aWorkload({ status: 'progressing', image: `${REPOSITORY}@${NEW}` }),
        ]),
      ),
      PAGE,
    );
    expect(
      await verdict(
        /Rolls out sha256:cd3411111111… on odp-eu\. 1 of 2 pods are new and ready\./,
      ),
    ).toHaveAttribute('data-status', 'progressing');
  });

  it('does not take an old image for the new one, although its pods are healthy', async () => {
    openPage(backendOf(aRollingOut()), PAGE);
    expect(await verdict(/Rolls out sha256:cd34/)).toHaveAttribute(
      'data-status',
      'progressing',
    );
    expect(
      await screen.findByText('to become sha256:cd3411111111…'),
    ).toBeVisible();
  });

  it('says that a new image cannot be pulled and what serves meanwhile, although the Deployment itself only rolls out', async () => {
    const { container } = openPage(
      backendOf(aRollingOut(), anUnpulled()),
      PAGE,
    );
    expect(
      await verdict(
        /The new image cannot be pulled on odp-eu: image registry.*@sha256:cd34.* cannot be pulled \(ImagePullBackOff\).*The 2 old pods go on serving\./,
      ),
    ).toHaveAttribute('data-status', 'degraded');
    expect(
      await screen.findByRole('button', { name: 'Roll back to generation 2' }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is failing where nothing serves', async () => {
    const runtime = anUnpulled();
    runtime.workloads[0].ready = 0;
    openPage(backendOf(aRollingOut(), runtime), PAGE);
    expect(
      await verdict(/cannot be pulled.*Nothing serves on odp-eu\./),
    ).toHaveAttribute('data-status', 'failing');
  });

  it('does not claim that a component runs on a cluster that is not heard, and says what was known last', async () => {
    openPage(
      backendOf(
        aComponent(),
        aRuntime([aWorkload()], {
          freshness: {
            state: 'stale',
            asOf: minutesAgo(13),
            reason: 'the API answers 504',
          },
        }),
      ),
      PAGE,
    );
    expect(
      await verdict(
        /What runs on odp-eu is not known now\..*the API answers 504.*Last known: 2 of 2 pods ready\./,
      ),
    ).toHaveAttribute('data-status', 'unknown');
    expect(await card('About orders-api')).toHaveTextContent(
      'orders-apiUnknown',
    );
    expect(
      screen.getByRole('table', { name: 'What runs where' }),
    ).toHaveTextContent(/Unknown.*2 of 2 podslast known/);
  });

  it('tells the clusters apart: one that cannot be read hides nothing of the other', async () => {
    const component = aComponent({ clusters: ['odp-eu', 'odp-us'] });
    const backend = backendOf({
      ...component,
      conditions: [
        ...component.conditions,
        workloadCondition({ place: 'odp-us' }),
      ],
    });
    backend.answers[CALLS.namespace.replace('odp-eu', 'odp-us')] = errorAnswer(
      403,
      new NotAllowedError('odp-us is not for you'),
    );
    openPage(backend, PAGE);
    expect(
      await verdict(/What runs on odp-us is not known now\. odp-us is not for/),
    ).toHaveAttribute('data-status', 'unknown');
    const rows = within(
      screen.getByRole('table', { name: 'What runs where' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/odp-euHealthy.*2 of 2 pods/);
    expect(rows[2]).toHaveTextContent(/odp-usUnknown.*unknown/);
  });

  it('says where nodes are simulated, and nothing of it where they are not', async () => {
    openPage(
      backendOf(aComponent(), aRuntime([aWorkload()], { isSimulated: true })),
      PAGE,
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
    openPage(backend, PAGE, 'engineer');
    expect(
      await verdict(
        /orders-api is asked for, and not made yet\. Make component orders-api: Waits for platform-team\./,
      ),
    ).toHaveAttribute('data-status', 'degraded');
    expect(await card('Waiting for platform-team')).toHaveTextContent(
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
      PAGE,
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
