import { SidebarOpenStateProvider } from '@backstage/core-components';
import { NotAllowedError } from '@backstage/errors';
import {
  aClusterSummary,
  anUnreachableCluster,
  aReason,
} from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { refusal } from '../../__testUtils__/refusal';
import { showExtension } from '../../__testUtils__/renderClusters';

const troubledEu = aClusterSummary({
  health: {
    status: 'failing',
    reasons: [
      aReason(),
      aReason({
        rule: 'node.silent',
        status: 'unknown',
        object: { kind: 'Node', name: 'general-b-1' },
        message: 'general-b-1: silent',
        since: '2026-11-23T14:03:12Z',
      }),
      aReason({
        rule: 'workload.rolling-out',
        status: 'progressing',
        message: 'temporal: rolling out',
      }),
    ],
    counts: { failing: 1, degraded: 2, healthy: 14 },
  },
  counts: {
    nodes: { total: 12, silent: 1, notReady: 0, cordoned: 0 },
    namespaces: 17,
    workloads: {},
    pods: {
      total: 210,
      counts: { failing: 8, degraded: 3, healthy: 199 },
      unscheduled: 2,
    },
  },
});
const staleUs = aClusterSummary({
  name: 'odp-us',
  region: 'us-central1',
  freshness: {
    state: 'stale',
    asOf: '2026-11-23T13:51:00Z',
    reason: 'the API answers 504',
  },
  health: {
    status: 'failing',
    reasons: [
      aReason({
        status: 'failing',
        object: { kind: 'StatefulSet', name: 'neo4j', namespace: 'data' },
        message: 'neo4j: 0 of 3 pods ready; 3 pods: evicted',
        since: '2026-11-23T13:30:00Z',
      }),
    ],
    counts: { failing: 1, healthy: 16 },
  },
});

const platform = (...items: Parameters<typeof aClusterSummary>[0][]) =>
  FakeClustersApi.create({ clusters: { items: items.map(aClusterSummary) } });

const whatFails = (api: FakeClustersApi) => {
  showExtension(api, 'home-section:odp-clusters/what-fails');
  return screen.findByRole('region', { name: 'What fails now' });
};
const verdicts = (api: FakeClustersApi) => {
  showExtension(api, 'home-section:odp-clusters/clusters');
  return screen.findByRole('region', { name: 'Platform' });
};

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('what fails, on Home', () => {
  it('lists trouble of every cluster, worst first, with since when, and a link to why', async () => {
    const section = await whatFails(platform(troubledEu, staleUs));
    const items = await within(section).findAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'odp-us · data · last knownneo4j: 0 of 3 pods ready3 pods: evicted34 minSee why',
      'odp-eu · executionuser-api: 2 of 10 pods ready8 pods: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB6 minSee why',
      'odp-eugeneral-b-1: silent48 sSee why',
    ]);
    expect(
      within(items[1]).getByRole('img', { name: 'degraded' }),
    ).toBeInTheDocument();
    expect(
      within(section)
        .getAllByRole('link', { name: 'See why' })
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/namespaces?cluster=odp-us&namespace=data',
      '/namespaces?cluster=odp-eu&namespace=execution',
      '/namespaces?cluster=odp-eu',
    ]);
    expect(section).toHaveTextContent('3 things');
    expect(await axe(section)).toHaveNoViolations();
  });

  it('says that nothing fails where every cluster is heard and well', async () => {
    const section = await whatFails(platform({}, { name: 'odp-us' }));
    await waitFor(() => expect(section).toHaveTextContent(/Nothing fails/));
    expect(within(section).queryByRole('listitem')).not.toBeInTheDocument();
  });
});

describe('the verdict on each cluster, on Home', () => {
  it('says the worst state in words, with what to look at and its age', async () => {
    const section = await verdicts(platform(troubledEu));
    await within(section).findByText('odp-eu');
    expect(section).toHaveTextContent(
      /Failing 1 namespace failing, 2 degraded, 2 pods without a node, 1 node silent\./,
    );
    expect(section).toHaveTextContent(/12 nodes.*210 pods.*11 need a look/);
    expect(section).toHaveTextContent('0 s ago');
    expect(
      within(section).getByRole('link', { name: 'Namespaces' }),
    ).toHaveAttribute('href', '/namespaces?cluster=odp-eu');
    expect(
      within(section).getByRole('img', {
        name: 'pods: 8 failing, 3 degraded, 199 healthy',
      }),
    ).toBeInTheDocument();
    expect(await axe(section)).toHaveNoViolations();
  });

  it('calls a cluster unknown that is not heard, with the reason and what was last known', async () => {
    const section = await verdicts(
      platform(staleUs, anUnreachableCluster('odp-ap')),
    );
    await within(section).findByText('odp-us');
    expect(section).toHaveTextContent(
      /Unknown the API answers 504 Last known: failing, 1 namespace failing\./,
    );
    expect(section).toHaveTextContent(
      /Unknown nothing accepts connections at https:\/\/odp-ap/,
    );
    expect(section).not.toHaveTextContent('Healthy');
  });

  it('says how to connect a cluster while there is none', async () => {
    const section = await verdicts(platform());
    await waitFor(() =>
      expect(section).toHaveTextContent(
        /No cluster is set up.*yarn cluster:connect/,
      ),
    );
  });
});

it.each([
  ['what fails', whatFails],
  ['the verdicts', verdicts],
])('%s names the right that is missing', async (_, show) => {
  const section = await show(
    FakeClustersApi.create({
      clusters: await refusal(403, new NotAllowedError('Unauthorized')),
    }),
  );
  await waitFor(() =>
    expect(section).toHaveTextContent(
      /not for your role.*Needs odp.cluster.read; the platform team grants it/,
    ),
  );
});

describe('the foot of the sidebar', () => {
  it('tells the age of each cluster, the reason of an old one on hover', async () => {
    showExtension(
      platform({}, staleUs, anUnreachableCluster('odp-ap')),
      'sidebar-foot:odp-clusters/clusters',
      foot => (
        <SidebarOpenStateProvider value={{ isOpen: true, setOpen() {} }}>
          {foot}
        </SidebarOpenStateProvider>
      ),
    );
    const foot = await screen.findByRole('group', {
      name: 'Age of the clusters',
    });
    await within(foot).findByText('odp-eu');
    expect([...foot.children].map(({ textContent }) => textContent)).toEqual([
      'odp-eulive · 0 s',
      'odp-usstale · 13 min',
      'odp-apunreachable',
    ]);
    expect(within(foot).getByTitle('the API answers 504')).toHaveTextContent(
      'odp-us',
    );
    expect(await axe(foot)).toHaveNoViolations();
  });
});
