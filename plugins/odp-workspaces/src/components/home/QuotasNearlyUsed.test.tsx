import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { FakeWorkspacesBackend } from '../../__testUtils__/FakeWorkspacesBackend';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { showExtension } from '../../__testUtils__/renderWorkspaces';
import {
  busyQuota,
  CALLS,
  namespacesWith,
  quotaOf,
  withUse,
} from '../../__testUtils__/use';
import { aWorkspace, backendWith } from '../../__testUtils__/workspaces';

const show = (backend: FakeWorkspacesBackend) =>
  showExtension(backend, 'home-section:odp-workspaces/quotas', {
    who: 'owner',
  });
const section = () => screen.findByRole('region', { name: 'Quotas over 80 %' });
const asked = ({ asked: calls }: FakeWorkspacesBackend) =>
  calls.map(({ call }) => call);

atThatMoment();

describe('quotas that are nearly used up, on Home', () => {
  it('says which of one\u2019s workspaces, where and how much, and leads to it; a question for each of their clusters', async () => {
    const backend = withUse(
      backendWith(
        aWorkspace({ id: 'quiet', namespace: 'execution' }),
        aWorkspace(),
        aWorkspace({
          id: 'other',
          owner: 'group:default/x',
          members: [],
          clusters: ['odp-eu', 'odp-us'],
        }),
      ),
    );
    show(backend);
    const region = await section();
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    expect(within(region).getByRole('listitem')).toHaveTextContent(
      'odp-eu · acme-riskCPU of acme-risk is used to 92 %14.8 of 16 cores; Memory 87 %, 56 GiB of 64 GiBOpen acme-risk',
    );
    expect(
      within(region).getByRole('img', { name: 'failing' }),
    ).toBeInTheDocument();
    expect(
      within(region).getByRole('link', { name: 'Open acme-risk' }),
    ).toHaveAttribute('href', '/workspaces/acme-risk');
    expect(asked(backend)).toEqual(['GET /workspaces', CALLS.namespaces]);
    expect(await axe(region)).toHaveNoViolations();
  });

  it('says of a cluster that is not heard that it was so at last', async () => {
    const backend = withUse(backendWith(aWorkspace()));
    backend.answers[CALLS.namespaces] = namespacesWith(busyQuota, {
      freshness: { state: 'stale', asOf: minutesAgo(13) },
    });
    show(backend);
    expect(await section()).toHaveTextContent(
      'odp-eu · acme-risk · last known',
    );
  });

  it('begins at 80 %, which 79.9 % is not', async () => {
    const backend = withUse(
      backendWith(aWorkspace({ clusters: ['odp-eu', 'odp-us'] })),
    );
    backend.answers[CALLS.namespaces] = namespacesWith(
      quotaOf({ 'requests.cpu': [12.79, 16], pods: [undefined, 60] }),
    );
    backend.answers['GET odp-clusters/clusters/odp-us/namespaces'] =
      namespacesWith(quotaOf({ 'requests.cpu': [12.8, 16] }));
    show(backend);
    const region = await section();
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    expect(region).toHaveTextContent('odp-us · acme-risk');
  });

  it('is not there while nothing is known of them', async () => {
    const backend = withUse(backendWith(aWorkspace()));
    backend.answers[CALLS.namespaces] = 'pending';
    const container = show(backend);
    await waitFor(() => expect(asked(backend)).toContain(CALLS.namespaces));
    expect(container).not.toHaveTextContent('Quotas over');
  });
});
