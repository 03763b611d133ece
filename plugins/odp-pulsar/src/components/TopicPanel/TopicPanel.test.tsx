import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NOW, oneGigabyte, submitted } from '../../__testUtils__/busMoment';
import { busyBus } from '../../__testUtils__/busyBus';
import { submittedDetail } from '../../__testUtils__/busyTopicDetail';
import { openPage } from '../../__testUtils__/renderBus';

const PATH =
  '/odp-eu/topics/persistent/odp/workspace-acme-risk/pipeline.submitted';

async function openTopic(change: object = {}, more = '') {
  const backend = busyBus();
  backend.answers[PATH] = { ...submittedDetail, ...change };
  const page = openPage(
    backend,
    `/event-bus?topic=${encodeURIComponent(submitted)}${more}`,
  );
  const panel = await screen.findByRole('region', {
    name: 'Details of pipeline.submitted',
  });
  await within(panel).findByText('Producers', { exact: false, selector: 'h3' });
  return { ...page, panel };
}

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
});

describe('the panel of a topic', () => {
  it('says when it is full and who loses how much, and why, and what helps', async () => {
    const { panel } = await openTopic();
    expect(panel).toHaveTextContent(
      /Topic in odp\/workspace-acme-risk, not partitioned.*Blocked on unacked messages/,
    );
    expect(panel).toHaveTextContent(
      '~20 min to its limit, at about 14:52; evicts ~100 MB of yaml-processor, then every ~5 min.',
    );
    const diagnosis = within(panel).getByRole('region', {
      name: 'Diagnosis of yaml-processor',
    });
    expect(diagnosis).toHaveTextContent(
      /blocked on unacked messages. 3 of 3 consumers hold 50,000.*Blocked consumers3 of 3Out to it0 msg\/sUnacked150,000Not the causethrottling, delay/,
    );
    expect(
      within(diagnosis)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^Roll yaml-processor back/),
      expect.stringMatching(/^Raise the limit/),
    ]);
    const plan = within(panel).getByRole('button', {
      name: 'Plan a higher limit',
    });
    expect(plan).toHaveAttribute('aria-disabled', 'true');
    expect(plan).toHaveAccessibleDescription(/Limits belong to the workspace/);
    // A link leaves the focus where a page begins.
    expect(document.body).toHaveFocus();
  });

  it('lists subscriptions with unknown and never as words, and explains the one that is chosen', async () => {
    const { panel, url } = await openTopic();
    const rows = within(
      within(panel).getByRole('table', { name: 'Subscriptions' }),
    )
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(rows.slice(1)).toEqual([
      'yaml-processorShared3207,00034 min ago',
      'ml-trainingShared19,40020 s ago',
      'analyticsFailover1121 s ago',
      'audit-loggerExclusive0unknownnever',
    ]);
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Explain ml-training' }),
    );
    expect(
      await within(panel).findByRole('region', {
        name: 'Diagnosis of ml-training',
      }),
    ).toHaveTextContent(/slower than published. One consumer takes 60 of 84/);
    expect(url().searchParams.get('subscription')).toBe('ml-training');
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Explain audit-logger' }),
    );
    expect(
      await within(panel).findByRole('region', {
        name: 'Consumers of audit-logger',
      }),
    ).toHaveTextContent('None is connected.');
  });

  it('leads from producers and consumers to the component that owns them, and says where it is not told who they are', async () => {
    const { panel } = await openTopic();
    expect(
      within(
        within(panel).getByRole('region', { name: 'Producers' }),
      ).getByRole('link', { name: /user-api/ }),
    ).toHaveAttribute('href', '/catalog/default/component/user-api');
    const consumers = within(panel).getByRole('region', {
      name: 'Consumers of yaml-processor',
    });
    expect(
      within(consumers).getByRole('link', { name: /yaml-processor/ }),
    ).toHaveAttribute('href', '/catalog/default/component/yaml-processor');
    expect(consumers).toHaveTextContent(
      /yaml-processor-00 msg\/s.*50,000 unacked/,
    );
  });

  it('shows the history as a table where no picture can be drawn: readings, gaps, what happened, and the estimate', async () => {
    const { panel } = await openTopic();
    const rows = within(within(panel).getByRole('table', { name: 'Backlog' }))
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(rows).toContain('13:322 MB');
    expect(rows).toContain('13:52unknown');
    expect(rows).toContain('13:582 MByaml-processor 2.8.0');
    expect(rows).toContain('14:32631 MBlast reading');
    expect(rows[rows.length - 1]).toBe('14:52~1 GBestimate: at its limit');
  });

  it('claims nothing of what the source does not tell', async () => {
    const { panel } = await openTopic({
      history: undefined,
      producers: undefined,
      storageBytes: undefined,
      broker: undefined,
      owner: undefined,
      forecast: { state: 'unknown', status: 'unknown' },
      usages: [{ kind: 'backlog', topic: submitted, limit: oneGigabyte }],
      subscriptions: [],
      status: 'unknown',
    });
    expect(panel).toHaveTextContent(/No history yet/);
    expect(panel).toHaveTextContent(/No subscription/);
    expect(
      within(panel).getByRole('region', { name: 'Producers' }),
    ).toHaveTextContent(/unknown: the brokers\u2019 metrics do not name them/);
    expect(
      within(panel).getByRole('region', { name: 'Limits' }),
    ).toHaveTextContent('Backlogunknown of 1 GB');
    expect(
      within(panel).getByRole('region', { name: 'About the topic' }),
    ).toHaveTextContent(/Ownernobody is knownBrokerunknownStoredunknown/);
    expect(
      within(panel).queryByRole('button', { name: 'Plan a higher limit' }),
    ).not.toBeInTheDocument();
  });

  it('shows partitions worst first, evictions, and consumers that are declared and missing', async () => {
    const { panel } = await openTopic({
      isPartitioned: true,
      partitions: [1, 0].map(number => ({
        name: `${submitted}-partition-${number}`,
        backlog: {
          kind: 'backlog',
          topic: `${submitted}-partition-${number}`,
          used: (number + 1) * 100_000_000,
          limit: oneGigabyte,
          share: (number + 1) / 10,
        },
        rates: {},
      })),
      event: { ...submittedDetail.event, missingConsumers: ['analytics'] },
      evictions: [
        {
          id: 'e',
          topic: submitted,
          namespace: 'odp/workspace-acme-risk',
          subscription: 'yaml-processor',
          at: new Date(NOW - 60_000).toISOString(),
          evidence: 'counter',
          explanation: 'The broker counted it.',
          recovery: [],
        },
      ],
    });
    expect(
      within(panel).getByRole('region', { name: 'Partitions' }),
    ).toHaveTextContent(
      /pipeline.submitted · p120 %200 MB of 1 GBpipeline.submitted · p010 %/,
    );
    expect(
      within(panel).getByRole('region', { name: 'Evictions' }),
    ).toHaveTextContent(/14:31 yaml-processor amount unknown/);
    expect(
      within(panel).getByRole('region', { name: 'Event type' }),
    ).toHaveTextContent(/Without a subscription.*analytics/);
  });

  it.each(['light', 'dark'])('has no accessibility fault in %s', async mode => {
    localStorage.setItem('theme', mode);
    const { container } = await openTopic();
    expect(document.body).toHaveAttribute('data-theme-mode', mode);
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('a link to a topic', () => {
  it.each([
    [
      'that is gone or not for the caller says so',
      'persistent://odp/gone/x',
      /x cannot be read.*There is no .* that you may see/,
    ],
    [
      'whose name is none says what a name is',
      'not-a-topic',
      /'not-a-topic' is no full topic name such as persistent/,
    ],
  ])('%s, and closes', async (_, topic, words) => {
    const { url } = openPage(
      busyBus(),
      `/event-bus?topic=${encodeURIComponent(topic)}`,
    );
    const panel = await screen.findByRole('region', { name: /^Details of/ });
    await waitFor(() => expect(panel).toHaveTextContent(words));
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Close details' }),
    );
    expect(panel).not.toBeInTheDocument();
    expect(url().search).toBe('');
  });
});
