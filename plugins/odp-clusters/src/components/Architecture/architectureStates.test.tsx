import { NotAllowedError } from '@backstage/errors';
import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { anArchitecture, refusal } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { busyArchitecture } from '../../__testUtils__/busyArchitecture';
import { NOW } from '../../__testUtils__/busyPlatform';
import {
  architectureApi,
  showArchitecture,
} from '../../__testUtils__/showArchitecture';

/** The busy day for somebody who may not see the storage layer. */
function withoutStorage(): Architecture {
  const busy = busyArchitecture();
  return {
    ...busy,
    components: busy.components.map(component =>
      component.layer === 'storage'
        ? {
            ...component,
            presence: 'hidden' as const,
            status: undefined,
            ready: undefined,
            desired: undefined,
            workloads: [],
            mesh: undefined,
          }
        : component,
    ),
    edges: busy.edges.map(edge =>
      edge.to === 'pulsar'
        ? {
            ...edge,
            kind: 'unknown' as const,
            path: undefined,
            hidden: ['storage'],
            mesh: 'not told: you may not see storage',
          }
        : edge,
    ),
  };
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the architecture, when not everything is known', () => {
  it('draws what a viewer may not see without its state, and says which right is missing', async () => {
    const user = userEvent.setup();
    const { view } = await showArchitecture({
      api: architectureApi(withoutStorage()),
    });
    const pulsar = await screen.findByLabelText(/^Apache Pulsar, /);
    expect(pulsar).toHaveAccessibleName('Apache Pulsar, not shown, 3 paths');
    expect(pulsar).toHaveTextContent('not shown');
    expect(view).toHaveTextContent(
      'Components in storage are drawn without their state: your role lacks odp.namespace.read there.',
    );
    expect(
      screen.getByText(/Of 7 declared paths.*3 cannot be judged/),
    ).toBeInTheDocument();

    await user.click(
      screen.getByLabelText(
        'Dagster to Apache Pulsar, declared, not known whether allowed',
      ),
    );
    expect(
      await screen.findByRole('region', {
        name: 'Details of Dagster to Apache Pulsar',
      }),
    ).toHaveTextContent(
      /Allowednot toldYour role lacks odp.namespace.read on storage/,
    );
  });

  it('claims nothing of traffic that nobody measures', async () => {
    await showArchitecture({ api: architectureApi(anArchitecture()) });
    const title = await screen.findByText('No declared path is blocked.');
    expect(title.parentElement).toHaveTextContent(
      'Of 1 declared path 1 is open. Traffic is not measured: no Prometheus is configured for odp-eu.',
    );
    expect(title.parentElement).not.toHaveTextContent(/carr|quiet/);
  });

  it('keeps the picture of a cluster that fell silent, and says since when it is stale', async () => {
    const { view } = await showArchitecture({
      api: architectureApi({
        ...busyArchitecture(),
        freshness: {
          state: 'stale',
          asOf: '2026-11-23T13:51:00Z',
          reason: 'the API answers 504',
        },
      }),
    });
    expect(await screen.findByLabelText(/^Dagster, /)).toBeInTheDocument();
    expect(view).toHaveTextContent('stale since 13:51: the API answers 504');
  });

  it.each<[string, () => Promise<Architecture | Error>, RegExp]>([
    [
      'without the right to clusters, which one it is and who grants it',
      async () => refusal(403, new NotAllowedError('Unauthorized')),
      /not for your role.*Needs odp.cluster.read; the platform team grants it/,
    ],
    [
      'when every component is hidden, how many there are and the right to see them',
      async () => {
        const hidden = withoutStorage();
        return {
          ...hidden,
          components: hidden.components.filter(
            ({ presence }) => presence === 'hidden' || presence === 'external',
          ),
        };
      },
      /1 component of odp-eu, none for your role.*odp.namespace.read/,
    ],
    [
      'of a cluster that never answered, why and not that it is empty',
      async () => ({
        ...anArchitecture(),
        freshness: { state: 'unreachable', reason: 'connection refused' },
      }),
      /the source does not answer.*connection refused/,
    ],
  ])('says %s', async (_, answer, words) => {
    const api = architectureApi();
    api.answers.architectures['odp-eu'] = await answer();
    const { view } = await showArchitecture({ api });
    await waitFor(() => expect(view).toHaveTextContent(words));
    expect(view.querySelector('[data-component]')).toBeNull();
  });
});

describe('the list twin of the architecture', () => {
  it('has the same edges and components, the findings first, and the same selection', async () => {
    const user = userEvent.setup();
    const { url } = await showArchitecture({
      as: 'list',
      search: '?component=mlflow',
    });
    const edges = await screen.findByRole('table', { name: 'Edges' });
    const cells = within(edges)
      .getAllByRole('row')
      .slice(1, 3)
      .map(row => row.textContent);
    expect(cells).toEqual([
      'Dagster to Apache Pulsar Declared but blocked6650/TCPyesnonot measuredboth ends have a proxy, STRICT',
      'OpenFaaS to PostgreSQL Observed, not declared8080/TCPnoyes3.2 a minuteopenfaas has no proxy, and postgresql takes plain text as well (PERMISSIVE)',
    ]);
    const components = screen.getByRole('table', { name: 'Components' });
    expect(
      within(components).getByRole('row', { name: /^MLflow/, current: true }),
    ).toHaveTextContent('Failing runs nowhere');

    await user.click(
      within(edges).getByRole('button', { name: 'Dagster to Apache Pulsar' }),
    );
    await screen.findByRole('region', {
      name: 'Details of Dagster to Apache Pulsar',
    });
    expect(url().get('edge')).toBe('dagster>pulsar');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(url().get('edge')).toBeNull());
  });

  it('leaves out what the filters leave out of the picture', async () => {
    await showArchitecture({ as: 'list', search: '?layer=ml&edges=declared' });
    const components = await screen.findByRole('table', { name: 'Components' });
    expect(within(components).getAllByRole('row')).toHaveLength(2);
    expect(
      within(screen.getByRole('table', { name: 'Edges' })).getAllByRole('row'),
    ).toHaveLength(2);
  });
});

describe('accessibility of the architecture', () => {
  it.each(['graph', 'list'] as const)(
    'has no fault as a %s with an edge explained',
    async as => {
      const { container } = await showArchitecture({
        as,
        search: '?edge=dagster>pulsar',
      });
      await screen.findByRole('region', {
        name: 'Details of Dagster to Apache Pulsar',
      });
      expect(await axe(container)).toHaveNoViolations();
    },
  );
});
