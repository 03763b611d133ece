import type { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  type PanelAnswer,
  readDashboard,
} from '@internal/plugin-odp-observability-common';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  aDashboard,
  answerOf,
  dataOf,
  emptyOf,
  rawPanel,
  TROUBLED_TILES,
} from '../../__testUtils__/boards';
import { FakeObservabilityBackend } from '../../__testUtils__/FakeObservabilityBackend';
import { NOW } from '../../__testUtils__/moment';
import { showCard } from '../../__testUtils__/renderBoards';
import { odpObservabilityPlugin } from '../../plugin';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

const anEntity = (annotations: Record<string, string> = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'user-api', annotations },
});
const NAMESPACE = { 'backstage.io/kubernetes-namespace': 'execution' };

/** As it stands in the target state: the card names it, and what narrows it. */
function boardOf(entity: 'component' | 'workspace') {
  const file = `../../../../../target-state/dashboards/${entity}.json`;
  return readDashboard(
    JSON.parse(readFileSync(path.resolve(__dirname, file), 'utf8')),
  ).dashboard;
}

function aBackend() {
  const backend = FakeObservabilityBackend.create();
  backend.answers['/dashboards/platform-overview'] = answerOf(
    aDashboard([rawPanel(5, 'timeseries', { title: 'Requests by service' })]),
  );
  for (const entity of ['component', 'workspace'] as const) {
    backend.answers[`/dashboards/${entity}`] = answerOf(boardOf(entity));
    backend.panels[entity] = TROUBLED_TILES;
  }
  backend.panels['platform-overview'] = [
    ...TROUBLED_TILES,
    dataOf(5, { a: () => 1 }),
  ];
  return backend;
}

async function show(backend: FakeObservabilityBackend, entity: Entity) {
  const container = showCard(backend, card => (
    <EntityProvider entity={entity}>{card}</EntityProvider>
  ));
  const card = await screen.findByRole('region', { name: 'Dashboards' });
  return { container, card };
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the card of dashboards', () => {
  it('stands on workspaces, components of ODP and entities with an annotation alone', () => {
    const filter = createExtensionTester(
      odpObservabilityPlugin.getExtension(
        'entity-card:odp-observability/board',
      ),
    ).get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(
      [
        { 'odp.io/component': 'user-api', ...NAMESPACE },
        { 'odp.io/workspace': 'acme-risk', ...NAMESPACE },
        { 'odp.io/panels': 'platform-overview/5' },
        { 'grafana/dashboard-selector': 'payments' },
        { 'grafana/overview-dashboard': 'https://grafana.example/d/a' },
      ].map(annotations => filter(anEntity(annotations as {}))),
    ).toEqual([true, true, true, true, true]);
    expect(
      [
        {},
        NAMESPACE,
        // Outside the clusters nothing is measured.
        { 'odp.io/component': 'gcs', 'odp.io/external': 'true' },
        { 'grafana/overview-dashboard': 'data:text/html,x' },
      ].map(annotations => filter(anEntity(annotations as {}))),
    ).toEqual([false, false, false, false]);
  });

  it('shows a component without any annotation of dashboards its own tiles, and the sentence', async () => {
    const backend = aBackend();
    const { container, card } = await show(
      backend,
      anEntity({ 'odp.io/component': 'user-api', ...NAMESPACE }),
    );
    expect(
      await within(card).findByText(/^Failing for 34 min: Errors 5xx/),
    ).toBeInTheDocument();
    expect(
      within(card)
        .getAllByRole('region')
        .map(region => within(region).getByRole('heading').textContent),
    ).toEqual(['Traffic', 'Errors 5xx', 'Latency p95', 'Saturation']);
    expect(backend.queries).toMatchObject([
      {
        dashboard: 'component',
        panels: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
        variables: { namespace: ['execution'], component: ['user-api'] },
      },
    ]);
    expect(
      within(card).getByRole('link', { name: 'Component' }),
    ).toHaveAttribute(
      'href',
      '/dashboards?dashboard=component&var-namespace=execution&var-component=user-api',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  describe('of a component that the source never heard of', () => {
    const fresh = { 'odp.io/component': 'fresh', ...NAMESPACE };
    const sentence = 'Prometheus had nothing of "fresh" for a day.';
    const unheard = (id: number): PanelAnswer => ({
      ...emptyOf(id, { kind: 'not-measured', sentence }),
      state: 'error',
      error: '"fresh" is not among the values of the variable component',
    });
    const nobodyAsks = (id: number) =>
      emptyOf(id, { kind: 'no-traffic', sentence: 'Nobody asked it.' });
    const showFresh = async (
      answers: PanelAnswer[],
      annotations: Record<string, string> = {},
    ) => {
      const backend = aBackend();
      backend.panels.component = answers;
      return {
        backend,
        ...(await show(backend, anEntity({ ...fresh, ...annotations }))),
      };
    };

    it.each([
      {
        where: 'nothing was deployed',
        answers: [1, 2, 3, 4].map(unheard),
        annotations: { 'odp.io/awaits-image': 'true' },
        why: 'It awaits its first image: no pod of it runs that could be measured.',
      },
      {
        where: 'no pod runs',
        answers: [1, 2, 3, 4].map(unheard),
        why: `${sentence} None of its pods runs, or none was scraped yet.`,
      },
      {
        where: 'no pod was scraped',
        answers: [
          ...[1, 2, 3].map(nobodyAsks),
          emptyOf(4, { kind: 'nothing-matches', sentence: 'Nothing of it.' }),
        ],
        why: 'Nobody asked it. Nothing of it. None of its pods runs, or none was scraped yet.',
      },
      {
        where: 'nothing scrapes pods',
        answers: [
          ...[1, 2, 3].map(nobodyAsks),
          emptyOf(4, {
            kind: 'not-set-up',
            sentence: 'Nothing of cadvisor is scraped.',
          }),
        ],
        why: 'Nothing of cadvisor is scraped.',
      },
    ])(
      'says so, and why, where $where',
      async ({ answers, annotations, why }) => {
        const { container, card } = await showFresh(answers, annotations);
        expect(
          await within(card).findByText('Nothing of it is measured yet'),
        ).toBeVisible();
        expect(card).toHaveTextContent(why);
        expect(card).not.toHaveTextContent(/cannot be read|not among/);
        expect(within(card).queryByRole('region')).toBeNull();
        expect(await axe(container)).toHaveNoViolations();
      },
    );

    it.each([
      ['something is measured', dataOf(4, { Saturation: () => 12 })],
      [
        'the source does not answer',
        emptyOf(4, { kind: 'source-down', sentence: 'It is away.' }),
      ],
      [
        'no source is set up',
        emptyOf(4, {
          kind: 'not-set-up',
          sentence: 'No Prometheus is set up.',
          remedy: 'Set odp.observability.prometheus.url.',
        }),
      ],
      [
        'it is not for the role',
        emptyOf(4, { kind: 'not-permitted', sentence: 'Not for you.' }),
      ],
    ])('claims nothing of it where %s', async (_, answer) => {
      const { card } = await showFresh([...[1, 2, 3].map(nobodyAsks), answer]);
      expect(
        await within(card).findByRole('region', { name: 'Saturation' }),
      ).toBeVisible();
      expect(card).not.toHaveTextContent('measured yet');
    });

    it('looks in a cluster that it was made for', async () => {
      const { backend, card } = await showFresh([1, 2, 3, 4].map(unheard), {
        'odp.io/clusters': 'odp-us,odp-eu',
      });
      await within(card).findByText('Nothing of it is measured yet');
      expect(backend.queries[0].variables).toEqual({
        cluster: ['odp-us'],
        namespace: ['execution'],
        component: ['fresh'],
      });
      expect(card).toHaveTextContent('namespace execution on odp-us');
    });
  });

  it('shows a workspace the tiles of its namespace and of its topics', async () => {
    const backend = aBackend();
    const { card } = await show(
      backend,
      anEntity({
        'odp.io/workspace': 'acme-risk',
        'backstage.io/kubernetes-namespace': 'workspace-acme-risk',
      }),
    );
    expect(
      await within(card).findByRole('region', { name: 'Quota in use' }),
    ).toBeInTheDocument();
    expect(backend.queries).toMatchObject([
      {
        dashboard: 'workspace',
        variables: {
          namespace: ['workspace-acme-risk'],
          workspace: ['acme-risk'],
        },
      },
    ]);
  });

  it('shows the panels, the selected dashboards and the link that annotations ask for, and says which are none', async () => {
    const backend = aBackend();
    backend.answers['/dashboards?entityRef=component%3Adefault%2Fuser-api'] = {
      items: [
        { uid: 'a', title: 'All', tags: [], source: 'portal' },
        {
          uid: 'pay',
          title: 'Payments',
          tags: [],
          source: 'grafana',
          openUrl: 'https://grafana.example/d/pay',
          matches: 'has the tag payments',
        },
        { uid: 'b', title: 'Tagged', tags: ['payments'], source: 'portal' },
      ],
    };
    const { card } = await show(
      backend,
      anEntity({
        'odp.io/panels': 'platform-overview/5, platform-overview/99,what?',
        'grafana/dashboard-selector': 'payments',
        'grafana/overview-dashboard': 'https://grafana.example/d/overview',
      }),
    );
    expect(
      await within(card).findByRole('region', { name: 'Requests by service' }),
    ).toBeInTheDocument();
    expect(card).toHaveTextContent('Platform Overview has no panel 99.');
    expect(card).toHaveTextContent('has no panel in: what?');
    expect(
      await within(card).findAllByText('has the tag payments'),
    ).toHaveLength(2);
    expect(within(card).queryByText('All')).not.toBeInTheDocument();
    expect(
      within(card).getByRole('link', { name: /^Overview in Grafana/ }),
    ).toHaveAttribute('href', 'https://grafana.example/d/overview');
  });
});
