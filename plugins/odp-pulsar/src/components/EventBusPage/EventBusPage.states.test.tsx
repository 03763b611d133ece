import { NotAllowedError } from '@backstage/errors';
import type { Freshness } from '@internal/vocabulary';
import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { minutesAgo, NOW } from '../../__testUtils__/busMoment';
import { anInstance, busyBus } from '../../__testUtils__/busyBus';
import { busyNamespaces } from '../../__testUtils__/busyNamespaces';
import type { FakePulsarBackend } from '../../__testUtils__/FakePulsarBackend';
import { openPage } from '../../__testUtils__/renderBus';

type Answers = FakePulsarBackend['answers'];

/** Opens the page with other answers than on the busy day; `view` is the table's frame. */
async function openWith(change: Answers, frame = 'Workspaces') {
  const backend = busyBus();
  Object.assign(backend.answers, change);
  openPage(backend, '/event-bus');
  const view = await screen.findByRole('region', { name: frame });
  return { backend, view };
}

const namespaces = (change: object) => ({
  '/odp-eu/namespaces': { ...busyNamespaces, ...change },
});
const table = () => screen.queryByRole('table', { name: 'Workspaces' });
const forbidden = () => errorAnswer(403, new NotAllowedError('Unauthorized'));
const none = { items: [], hidden: { count: 0 } };

const silent: Freshness = {
  state: 'stale',
  asOf: minutesAgo(13),
  reason: 'no broker answers',
  nextAttemptAt: minutesAgo(-0.2),
};

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the event bus, when there is no table to show', () => {
  it.each<[string, Answers, RegExp]>([
    [
      'without the right to workspaces, which one it is and who grants it',
      { '/odp-eu/namespaces': forbidden() },
      /not for your role.*Needs odp.bus.namespace.read; the platform team grants it/,
    ],
    [
      'when every workspace is hidden, how many there are and the right to see them',
      namespaces({ items: [], hidden: { count: 8 } }),
      /8 namespaces of odp-eu, none for your role.*odp.bus.namespace.read/,
    ],
    [
      'of brokers that the portal may not read, that nothing is known',
      namespaces({
        ...none,
        gaps: [
          {
            kind: 'topics',
            cause: 'forbidden',
            message: 'The token may not read topics; it needs consume.',
          },
        ],
      }),
      /cannot read the workspaces of odp-eu.*needs consume/,
    ],
    [
      'of an instance without namespaces, that it has none',
      namespaces(none),
      /odp-eu has no workspaces/,
    ],
    [
      'of an instance that never answered, which one, why, and when it is tried again',
      namespaces({
        ...none,
        freshness: {
          state: 'unreachable',
          reason: 'nothing accepts connections',
          nextAttemptAt: minutesAgo(-0.2),
        },
      }),
      /Workspaces of odp-eu: the source does not answer.*Not once since the portal started: nothing accepts connections \(next try in 12 s\)/,
    ],
    [
      'of an instance that refuses the portal, why',
      namespaces({
        ...none,
        freshness: { state: 'denied', reason: 'the token is refused (401)' },
      }),
      /the source refuses the portal.*the token is refused \(401\)/,
    ],
  ])('says %s', async (_, answers, words) => {
    const { view } = await openWith(answers);
    await waitFor(() => expect(view).toHaveTextContent(words));
    expect(table()).not.toBeInTheDocument();
  });

  it('says without an instance how to set one up, and without the right to it who grants that', async () => {
    const { view } = await openWith({ '': { items: [] } }, 'Event bus');
    await waitFor(() =>
      expect(view).toHaveTextContent(
        /No Pulsar is set up.*odp.pulsar.instances/,
      ),
    );
    expect(screen.getByRole('tab', { name: 'Policies' })).toBeInTheDocument();
  });

  it('names the right to instances', async () => {
    const { view } = await openWith({ '': forbidden() }, 'Event bus');
    await waitFor(() =>
      expect(view).toHaveTextContent(/Needs odp.bus.read; the platform team/),
    );
  });

  it('is busy while the first answer is on its way, and while the first sweep runs, and counts nothing', async () => {
    const { view } = await openWith({ '/odp-eu/namespaces': 'pending' });
    await within(view).findByText(/^Loading/);
    expect(view.querySelector('[aria-busy=true]')).not.toBeNull();
    expect(table()).not.toBeInTheDocument();
    expect(screen.queryByText(/0 workspaces/)).not.toBeInTheDocument();
  });

  it('does not take the first sweep for an empty bus', async () => {
    const { view } = await openWith(
      namespaces({ ...none, freshness: { state: 'starting' } }),
    );
    await waitFor(() =>
      expect(view.querySelector('[aria-busy=true]')).not.toBeNull(),
    );
    expect(view).not.toHaveTextContent('has no workspaces');
  });

  it('says since when the portal fails, and shows the rows once it is tried again and answers', async () => {
    const { backend } = await openWith({
      '/odp-eu/namespaces': errorAnswer(500, new Error('out of cheese')),
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      /Workspaces of odp-eu cannot be read.*Since 14:32: out of cheese \(next try in 2 s\)/,
    );
    backend.answers['/odp-eu/namespaces'] = busyNamespaces;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    await waitFor(() => expect(table()).toBeInTheDocument());
  });
});

describe('the event bus, when what it shows is old or not all', () => {
  it('keeps the rows of a silent instance, with age, reason and the next try, and calls its verdict the last known', async () => {
    const { view } = await openWith({
      '': { items: [anInstance({ freshness: silent })] },
      ...namespaces({ freshness: silent }),
    });
    await waitFor(() => expect(table()).toBeInTheDocument());
    expect(view).toHaveTextContent('stale since 14:19: no broker answers');
    expect(view).toHaveTextContent('next try in 12 s');
    expect(
      screen.getByText('2 workspaces lose messages.').closest('[data-status]'),
    ).toHaveTextContent(/^Last known at 14:19: 2/);
    expect(document.querySelector('[data-status=failing]')).toBeNull();
  });

  it('keeps the rows when the portal itself stops answering, and tells the age of the sweep', async () => {
    const { backend, view } = await openWith({});
    await waitFor(() => expect(table()).toBeInTheDocument());
    backend.answers['/odp-eu/namespaces'] = new TypeError('Failed to fetch');
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() =>
      expect(view).toHaveTextContent(
        'stale since 14:32: the portal does not answer',
      ),
    );
    expect(table()).toBeInTheDocument();
    expect(
      screen.getByText('Stale since 14:31: the portal does not answer'),
    ).toBeInTheDocument();
  });

  it('counts hidden workspaces without a name that is not given, and says what a gap hides', async () => {
    const message = 'The token may not read policies; it needs tenant admin.';
    const { view } = await openWith(
      namespaces({
        hidden: { count: 2 },
        gaps: [{ kind: 'policies', cause: 'forbidden', message }],
      }),
    );
    await waitFor(() => expect(view).toHaveTextContent(message));
    expect(view).toHaveTextContent(
      '2 namespaces are not shown: your role lacks odp.bus.namespace.read there. The platform team grants it.',
    );
    expect(screen.getByText(/^9 namespaces, 87 topics/)).toBeInTheDocument();
  });

  it('keeps the workspaces when the brokers cannot be read', async () => {
    await openWith({
      '/odp-eu/brokers': errorAnswer(500, new Error('no list of brokers')),
    });
    const strip = await screen.findByRole('region', {
      name: 'Brokers and bookies',
    });
    await waitFor(() => expect(strip).toHaveTextContent('no list of brokers'));
    await waitFor(() => expect(table()).toBeInTheDocument());
  });
});
