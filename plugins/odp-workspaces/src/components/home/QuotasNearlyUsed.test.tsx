import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { FakeWorkspacesBackend } from '../../__testUtils__/FakeWorkspacesBackend';
import { minutesAgo, NOW } from '../../__testUtils__/moment';
import { showExtension, type Who } from '../../__testUtils__/renderWorkspaces';
import {
  busyQuota,
  CALLS,
  namespacesWith,
  quotaOf,
  withUse,
} from '../../__testUtils__/use';
import { aWorkspace, backendWith } from '../../__testUtils__/workspaces';

const show = (backend: FakeWorkspacesBackend, who: Who = 'owner') =>
  showExtension(backend, 'home-section:odp-workspaces/quotas', { who });
const section = () => screen.findByRole('region', { name: 'Quotas over 80 %' });
const asked = ({ asked: calls }: FakeWorkspacesBackend) =>
  calls.map(({ call }) => call);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('quotas that are nearly used up, on Home', () => {
  it('says which of one\u2019s workspaces, where and how much, and leads to it; a question a cluster', async () => {
    const backend = withUse(
      backendWith(
        aWorkspace({ id: 'quiet', namespace: 'execution' }),
        aWorkspace(),
        aWorkspace({ id: 'other', owner: 'group:default/x', members: [] }),
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

  it('is not there below 80 %, nor for who is neither owner nor member', async () => {
    const backend = withUse(backendWith(aWorkspace()));
    backend.answers[CALLS.namespaces] = namespacesWith(
      quotaOf({ 'requests.cpu': [12.79, 16], pods: [undefined, 60] }),
    );
    const container = show(backend);
    await waitFor(() => expect(asked(backend)).toContain(CALLS.namespaces));
    await waitFor(() => expect(container).toBeInTheDocument());
    expect(container).not.toHaveTextContent('Quotas over');

    const others = withUse(backendWith(aWorkspace({ members: [] })));
    show(others, 'viewer');
    await waitFor(() => expect(asked(others)).toContain('GET /workspaces'));
    expect(asked(others)).not.toContain(CALLS.namespaces);
  });
});
