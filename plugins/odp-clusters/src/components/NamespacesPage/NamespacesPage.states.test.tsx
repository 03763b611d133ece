import { NotAllowedError } from '@backstage/errors';
import {
  aClusterSummary,
  aNamespaceList,
  anUnreachableCluster,
  refusal,
} from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { busyItems, busyPlatform, NOW } from '../../__testUtils__/busyPlatform';
import type { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { openPage } from '../../__testUtils__/renderClusters';

type Answers = FakeClustersApi['answers'];

/** Opens the page with other answers than on the busy day; `view` is the table's frame. */
async function openWith(
  change: Partial<Answers>,
  address = '/namespaces',
): Promise<{ api: FakeClustersApi; view: HTMLElement }> {
  const api = busyPlatform();
  Object.assign(api.answers, change);
  openPage(api, address);
  const view = await screen.findByRole('region', { name: 'Namespaces' });
  return { api, view };
}

const namespaces = (change: Parameters<typeof aNamespaceList>[0]) => ({
  namespaces: { 'odp-eu': aNamespaceList(change) },
});

const table = () => screen.queryByRole('table');
const row = (name: string) =>
  screen.findByRole('button', { name: `Open ${name}` });

const forbidden = new NotAllowedError('Unauthorized');

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the namespaces page, when there is no table to show', () => {
  it.each<[string, () => Promise<Partial<Answers>>, RegExp]>([
    [
      'without the right to namespaces, which one it is and who grants it',
      async () => ({ namespaces: { 'odp-eu': await refusal(403, forbidden) } }),
      /not for your role.*Needs odp.namespace.read; the platform team grants it/,
    ],
    [
      'without the right to clusters, which one it is and who grants it',
      async () => ({ clusters: await refusal(403, forbidden) }),
      /not for your role.*Needs odp.cluster.read; the platform team grants it/,
    ],
    [
      'when every namespace is hidden, how many there are and the right to see them',
      async () => namespaces({ items: [], hidden: { count: 17 } }),
      /17 namespaces of odp-eu, none for your role.*odp.namespace.read; the platform team/,
    ],
    [
      'of a cluster whose namespaces the portal may not read, that nothing is known of them',
      async () =>
        namespaces({
          items: [],
          gaps: [
            {
              kind: 'namespaces',
              cause: 'forbidden',
              message: 'The portal may not list namespaces.',
            },
          ],
        }),
      /cannot read the namespaces of odp-eu.*may not list namespaces/,
    ],
    [
      'of a cluster without namespaces, that it has none',
      async () => namespaces({ items: [] }),
      /odp-eu has no namespaces/,
    ],
    [
      'without a cluster, how to connect one',
      async () => ({ clusters: { items: [] } }),
      /No cluster is set up.*yarn cluster:connect/,
    ],
    [
      'of a cluster that never answered, which one, since when, why, and when it is tried again',
      async () =>
        namespaces({
          items: [],
          freshness: anUnreachableCluster('odp-eu').freshness,
        }),
      /Namespaces of odp-eu: the source does not answer.*Not once since the portal started: nothing accepts connections at https:\/\/odp-eu \(next try in 12 s\)/,
    ],
    [
      'of a cluster that refuses the portal from the start, why, and when it is tried again',
      async () =>
        namespaces({
          items: [],
          freshness: {
            state: 'denied',
            reason: 'the token is refused (401)',
            nextAttemptAt: '2026-11-23T14:04:12Z',
          },
        }),
      /Namespaces of odp-eu: the source refuses the portal.*the token is refused \(401\) \(next try in 12 s\)/,
    ],
  ])('says %s', async (_, answers, words) => {
    const { view } = await openWith(await answers());
    await waitFor(() => expect(view).toHaveTextContent(words));
    expect(table()).not.toBeInTheDocument();
  });

  it('keeps what was read of a cluster that refuses the portal since, with its age and why', async () => {
    const { view } = await openWith(
      namespaces({
        freshness: {
          state: 'denied',
          asOf: '2026-11-23T13:51:00Z',
          reason: 'the token is refused (401)',
        },
      }),
    );
    await waitFor(() =>
      expect(view).toHaveTextContent(/the token is refused \(401\)/),
    );
    expect(table()).toBeInTheDocument();
  });

  it('is busy while the first answer is on its way, and claims nothing', async () => {
    const { view } = await openWith({ namespaces: { 'odp-eu': 'pending' } });
    await within(view).findByText(/^Loading/);
    expect(view.querySelector('[aria-busy=true]')).not.toBeNull();
    expect(table()).not.toBeInTheDocument();
    expect(screen.queryByText(/of 0 namespaces/)).not.toBeInTheDocument();
  });

  it('tells how far the first list of a cluster has come', async () => {
    const { view } = await openWith(
      namespaces({
        items: [],
        freshness: {
          state: 'starting',
          progress: { kind: 'pods', read: 1240 },
        },
      }),
    );
    expect(
      await screen.findByText('Starting · 1,240 pods listed'),
    ).toBeInTheDocument();
    expect(view).not.toHaveTextContent('has no namespaces');
  });

  it('says since when the portal fails, and shows the rows once it is tried again and answers', async () => {
    const { api } = await openWith({
      namespaces: { 'odp-eu': await refusal(500, new Error('out of cheese')) },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      /Namespaces of odp-eu cannot be read.*Since 14:04: out of cheese \(next try in 2 s\)/,
    );
    api.answers.namespaces['odp-eu'] = aNamespaceList({ items: busyItems });
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await row('execution')).toBeInTheDocument();
    expect(alert).not.toBeInTheDocument();
  });
});

describe('the namespaces page, when what it shows is old or not all', () => {
  it('keeps the rows of a stale cluster, with age, reason and the next try', async () => {
    const { view } = await openWith(
      namespaces({
        items: busyItems,
        freshness: {
          state: 'stale',
          asOf: '2026-11-23T13:51:00Z',
          reason: 'the API answers 504',
          nextAttemptAt: '2026-11-23T14:04:12Z',
        },
      }),
    );
    expect(await row('execution')).toBeInTheDocument();
    expect(view).toHaveTextContent('stale since 13:51: the API answers 504');
    expect(view).toHaveTextContent('next try in 12 s');
    expect(
      screen.getByText('Stale since 13:51: the API answers 504'),
    ).toBeInTheDocument();
  });

  it('keeps the rows when the portal itself stops answering', async () => {
    const { api, view } = await openWith({});
    await row('execution');
    api.answers.namespaces['odp-eu'] = new TypeError('Failed to fetch');
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() =>
      expect(view).toHaveTextContent(
        'stale since 14:04: the portal does not answer',
      ),
    );
    expect(await row('execution')).toBeInTheDocument();
    expect(
      screen.getByText('Stale since 14:04: the portal does not answer'),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'counts hidden namespaces, without a name that is not given',
      { count: 2 },
      '2 namespaces are not shown: your role lacks odp.namespace.read there. The platform team grants it.',
    ],
    [
      'names a hidden namespace to those who may know that it exists',
      { count: 1, names: ['vault'] },
      '1 namespace (vault) is not shown: your role lacks odp.namespace.read there. The platform team grants it.',
    ],
  ])('%s', async (_, hidden, words) => {
    await openWith(namespaces({ items: busyItems, hidden }));
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(
      screen.getByText(new RegExp(`^4 of ${4 + hidden.count} namespaces`)),
    ).toBeInTheDocument();
  });

  it('says what a kind that cannot be read hides', async () => {
    const message = 'The portal may not list resourcequotas; give it list.';
    await openWith(
      namespaces({
        gaps: [{ kind: 'resourcequotas', cause: 'forbidden', message }],
      }),
    );
    expect(await screen.findByText(message)).toBeInTheDocument();
  });

  it('marks the other cluster in the switch when that is the one out of reach', async () => {
    await openWith({
      clusters: { items: [aClusterSummary(), anUnreachableCluster('odp-us')] },
    });
    expect(
      await screen.findByRole('radio', { name: /odp-us.*unreachable/ }),
    ).toBeInTheDocument();
    expect(await row('execution')).toBeInTheDocument();
  });
});
