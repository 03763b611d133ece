import { NotAllowedError } from '@backstage/errors';
import type { ClusterSummary } from '@internal/plugin-odp-clusters-common';
import {
  aClusterSummary,
  anUnreachableCluster,
  refusal,
} from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { showExtension } from '../../__testUtils__/renderClusters';
import {
  clustersOnly,
  staleUs,
  troubledEu,
} from '../../__testUtils__/troubledClusters';

const whatFails = (api: FakeClustersApi) => {
  showExtension(api, 'home-section:odp-clusters/what-fails');
  return screen.findByRole('region', { name: 'What fails now' });
};

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('what fails, on Home', () => {
  it('lists trouble of every cluster, worst first, with since when, and a link to why', async () => {
    const section = await whatFails(clustersOnly(troubledEu, staleUs));
    await userEvent.click(
      await within(section).findByRole('radio', { name: /^Everybody/ }),
    );
    const items = await within(section).findAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'odp-us · data · last knownneo4j: 0 of 3 pods ready3 pods: evicted34 minSee why',
      'odp-eu · executionuser-api: 2 of 10 pods ready8 pods: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB6 minSee why',
      'odp-eugeneral-b-1: silent48 sSee why',
      'odp-usStale since 13:51: the API answers 50413 minSee why',
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
      '/topology?cluster=odp-eu&selected=node%3Ageneral-b-1',
      '/namespaces?cluster=odp-us',
    ]);
    expect(section).toHaveTextContent('2 things for you, 4 in all');
    expect(await axe(section)).toHaveNoViolations();
  });

  it('shows first what one owns, and that a cluster is not heard, which is everybody\u2019s', async () => {
    const section = await whatFails(clustersOnly(troubledEu, staleUs));
    await waitFor(() =>
      expect(
        within(section)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ).toEqual([
        expect.stringMatching(/^odp-eu · executionuser-api/),
        expect.stringMatching(/^odp-usStale since 13:51/),
      ]),
    );
  });

  it('leads from a quiet list of one\u2019s own to that of all', async () => {
    const { health } = staleUs;
    const section = await whatFails(
      clustersOnly(aClusterSummary({ name: 'odp-us', health })),
    );
    await waitFor(() =>
      expect(section).toHaveTextContent(
        /Nothing that you own fails.*1 thing of others does/,
      ),
    );
    await userEvent.click(
      within(section).getByRole('button', { name: /^Show everybody/ }),
    );
    expect(await within(section).findByRole('listitem')).toHaveTextContent(
      /neo4j/,
    );
  });

  it('says that nothing fails where every cluster is heard and well', async () => {
    const section = await whatFails(
      clustersOnly(aClusterSummary(), aClusterSummary({ name: 'odp-us' })),
    );
    await waitFor(() => expect(section).toHaveTextContent(/Nothing fails/));
    expect(within(section).queryByRole('listitem')).not.toBeInTheDocument();
  });

  it('names the right that is missing', async () => {
    const section = await whatFails(
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
});

describe('what fails, on Home, while a cluster is not heard', () => {
  it.each<[string, ClusterSummary, RegExp]>([
    [
      'that never answered',
      anUnreachableCluster('odp-us'),
      /Unreachable: nothing accepts connections at https:\/\/odp-us/,
    ],
    [
      'that is being read for the first time',
      {
        ...anUnreachableCluster('odp-us'),
        freshness: {
          state: 'starting',
          progress: { kind: 'pods', read: 1240 },
        },
      },
      /Starting · 1,240 pods listed/,
    ],
    [
      'that was well when it fell silent',
      aClusterSummary({ freshness: staleUs.freshness }),
      /Stale since 13:51: the API answers 504/,
    ],
  ])('does not say that nothing fails of one %s', async (_, cluster, words) => {
    const section = await whatFails(clustersOnly(cluster));
    await waitFor(() => expect(section).toHaveTextContent(words));
    expect(section).toHaveTextContent('1 thing');
    expect(section).not.toHaveTextContent('Nothing fails');
  });

  it('nor where there is none', async () => {
    const section = await whatFails(clustersOnly());
    await waitFor(() =>
      expect(section).toHaveTextContent('No cluster is set up'),
    );
  });
});
