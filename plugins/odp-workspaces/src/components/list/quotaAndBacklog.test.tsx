import { NotAllowedError } from '@backstage/errors';
import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import {
  busNamespacesWith,
  busyBusNamespace,
  busyQuota,
  CALLS,
  namespacesWith,
  quotaOf,
  withUse,
} from '../../__testUtils__/use';
import { aWorkspace, backendWith } from '../../__testUtils__/workspaces';

/** Cells of quota and backlog of the only row. */
async function cells(): Promise<HTMLElement[]> {
  const table = await screen.findByRole('table', { name: 'Workspaces' });
  return within(table).getAllByRole('cell').slice(2, 4);
}
const show = (answers: Record<string, object> = {}) => {
  const backend = withUse(backendWith(aWorkspace()));
  Object.assign(backend.answers, answers);
  openPage(backend, '/workspaces');
  return backend;
};

atThatMoment();

describe('what workspaces use, in their list', () => {
  it('is the worst resource with a bar and the next ones, and the topic nearest to its limit', async () => {
    const backend = show();
    await waitFor(async () => {
      const [quota, backlog] = await cells();
      expect(quota).toHaveTextContent(
        '92 %CPU 14.8 of 16 cores, odp-eu; Memory 87 %, Pods 36 %',
      );
      expect(backlog).toHaveTextContent(
        '63 %630 MB of 1 GB, pipeline.submitted~20 min evicts yaml-processor',
      );
    });
    const [quota] = await cells();
    expect(
      within(quota).getByRole('img', {
        name: 'CPU quota of acme-risk: 92 %, 14.8 of 16 cores, failing',
      }),
    ).toBeInTheDocument();
    expect(
      backend.asked.filter(({ call }) => / odp-(clusters|pulsar)/.test(call)),
    ).toHaveLength(2);
    expect(await axe(screen.getByRole('table'))).toHaveNoViolations();
  });

  it('is that of the cluster where most is used, and names the one that is not heard', async () => {
    const backend = withUse(
      backendWith(aWorkspace({ clusters: ['odp-us', 'odp-eu', 'odp-ap'] })),
    );
    backend.answers['GET odp-clusters/clusters/odp-us/namespaces'] =
      namespacesWith(quotaOf({ 'requests.cpu': [1, 16] }));
    backend.answers['GET odp-clusters/clusters/odp-ap/namespaces'] =
      errorAnswer(403, new NotAllowedError('needs odp.namespace.read'));
    openPage(backend, '/workspaces');
    await waitFor(async () =>
      expect((await cells())[0]).toHaveTextContent(
        /^92 %CPU 14.8 of 16 cores, odp-eu.*odp-ap unknown: needs odp.namespace.read$/,
      ),
    );
  });

  it.each([
    [
      'the cluster was never heard',
      namespacesWith(busyQuota, { freshness: { state: 'unreachable' } }),
      /^Unknownodp-eu unknown: Unreachable$/,
    ],
    [
      'quotas cannot be read',
      namespacesWith(undefined),
      /^Unknownodp-eu unknown: Quotas cannot be read there.$/,
    ],
    [
      'the namespace is not to be seen',
      namespacesWith(busyQuota, { items: [] }),
      /^Unknown.*There is no workspace-acme-risk that you may see.$/,
    ],
    [
      'nobody has counted',
      namespacesWith(quotaOf({ pods: [undefined, 60] })),
      /^UnknownNobody has counted what is used yet.$/,
    ],
    ['there is none', namespacesWith([]), /^no quota$/],
    [
      'it is old',
      namespacesWith(busyQuota, {
        freshness: { state: 'stale', asOf: minutesAgo(13), reason: 'silence' },
      }),
      /^92 %.*odp-eu: Stale since 14:19: silence$/,
    ],
  ])('never shows a quota as free when %s', async (_, answer, words) => {
    show({ [CALLS.namespaces]: answer });
    await waitFor(async () =>
      expect((await cells())[0]).toHaveTextContent(words),
    );
  });

  it.each([
    [
      'the bus does not answer',
      errorAnswer(503, new Error('no broker answers')),
      /^Unknownno broker answers$/,
    ],
    [
      'the namespace is not to be seen',
      busNamespacesWith({ items: [] }),
      /^UnknownThere is no odp\/workspace-acme-risk that you may see.$/,
    ],
    [
      'the backlog of its topic is not told',
      busNamespacesWith({
        items: [
          {
            ...busyBusNamespace,
            worst: [
              {
                ...busyBusNamespace.worst[0],
                used: undefined,
                share: undefined,
              },
            ],
            forecast: { state: 'unknown', status: 'unknown' },
          },
        ],
      }),
      /^Unknownunknown of 1 GB, pipeline.submittedtime to its limit unknown$/,
    ],
    [
      'there is no topic',
      busNamespacesWith({
        items: [{ ...busyBusNamespace, worst: [], forecast: undefined }],
      }),
      /^no topic that keeps a backlog$/,
    ],
  ])('never shows a backlog as empty when %s', async (_, answer, words) => {
    show({ [CALLS.busNamespaces]: answer });
    await waitFor(async () =>
      expect((await cells())[1]).toHaveTextContent(words),
    );
  });

  it('never says of the fullest topic what is forecast of another', async () => {
    const forecastTopic =
      'persistent://odp/workspace-acme-risk/pipeline.completed';
    show({
      [CALLS.busNamespaces]: busNamespacesWith({
        items: [{ ...busyBusNamespace, forecastTopic }],
      }),
    });
    await waitFor(async () =>
      expect((await cells())[1]).toHaveTextContent(
        /pipeline.submitted~20 min evicts yaml-processor in pipeline.completed$/,
      ),
    );
  });

  it('asks nothing of a bus that the portal has not looked at, and says so', async () => {
    openPage(
      withUse(backendWith(aWorkspace({ conditions: [] }))),
      '/workspaces',
    );
    await waitFor(async () =>
      expect((await cells())[1]).toHaveTextContent(
        'UnknownThe event bus was not looked at yet.',
      ),
    );
  });
});
