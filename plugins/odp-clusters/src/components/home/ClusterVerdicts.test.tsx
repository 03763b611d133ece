import { NotAllowedError } from '@backstage/errors';
import { anUnreachableCluster, refusal } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busyPlatform';
import { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { showExtension } from '../../__testUtils__/renderClusters';
import {
  clustersOnly,
  staleUs,
  troubledEu,
} from '../../__testUtils__/troubledClusters';

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

describe('the verdict on each cluster, on Home', () => {
  it('says the worst state in words, with what to look at and its age', async () => {
    const section = await verdicts(clustersOnly(troubledEu));
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
      within(section).getByRole('link', { name: 'Topology' }),
    ).toHaveAttribute('href', '/topology?cluster=odp-eu');
    expect(
      within(section).getByRole('img', {
        name: 'pods: 8 failing, 3 degraded, 199 healthy',
      }),
    ).toBeInTheDocument();
    expect(await axe(section)).toHaveNoViolations();
  });

  it('calls a cluster unknown that is not heard, with the reason and what was last known', async () => {
    const section = await verdicts(
      clustersOnly(staleUs, anUnreachableCluster('odp-ap')),
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
    const section = await verdicts(clustersOnly());
    await waitFor(() =>
      expect(section).toHaveTextContent(
        /No cluster is set up.*yarn cluster:connect/,
      ),
    );
  });

  it('names the right that is missing', async () => {
    const section = await verdicts(
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
