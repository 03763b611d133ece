import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { aSight, minutesAgo, NOW } from '../../__testUtils__/busMoment';
import {
  busyBrokers,
  busyBus,
  busyEvictions,
} from '../../__testUtils__/busyBus';
import { busyNamespaces } from '../../__testUtils__/busyNamespaces';
import { aTopicSummary, busyTopics } from '../../__testUtils__/busyTopics';
import { openPage } from '../../__testUtils__/renderBus';
import { BUS_TABS } from './urlParams';

const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the tabs of the event bus', () => {
  it.each([...BUS_TABS, 'events&as=list'])(
    'have no accessibility fault: %s',
    async tab => {
      openPage(busyBus(), `/event-bus?tab=${tab}`);
      const main = await screen.findByRole('main');
      await waitFor(() =>
        expect(main.querySelector('[aria-busy=true]')).toBeNull(),
      );
      expect(await axe(main)).toHaveNoViolations();
    },
  );

  it('Topics lists those of a namespace with cause, and opens one', async () => {
    const { url } = openPage(
      busyBus(),
      '/event-bus?tab=topics&of=odp/workspace-acme-risk',
    );
    expect(await rowsOf('Topics')).toEqual([
      expect.stringMatching(
        /^pipeline.submittedBlocked on unacked messages · odp\/workspace-acme-risk631 MB of 1 GB63 %.*~20 minevicts yaml-processor84 \/ 168434.2 GB$/,
      ),
      expect.stringMatching(
        /^pipeline.cancelledUnknown.*unknown of 1 GBno historyunknownunknown3unknownunknown$/,
      ),
      expect.stringMatching(/^pipeline.completedHealthy/),
    ]);
    expect(
      screen.getByText('3 of 4 topics, 34 system topics hidden'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /^Open pipeline.submitted/ }),
    );
    await screen.findByRole('region', {
      name: 'Details of pipeline.submitted',
    });
    expect(Object.fromEntries(url().searchParams)).toEqual({
      instance: 'odp-eu',
      tab: 'topics',
      of: 'odp/workspace-acme-risk',
      topic: 'persistent://odp/workspace-acme-risk/pipeline.submitted',
    });
  });

  it('Topics shows 2,000 of them by pages, and says of a topic without a backlog that it keeps none', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/topics'] = {
      ...busyTopics,
      items: [
        aTopicSummary('live', { backlog: undefined, forecast: undefined }),
        ...Array.from({ length: 1999 }, (_, index) =>
          aTopicSummary(`t-${index}`),
        ),
      ],
    };
    openPage(backend, '/event-bus?tab=topics&sort=name');
    expect((await rowsOf('Topics'))[0]).toMatch(
      /^liveHealthy.*keeps no backlog/,
    );
    expect(await rowsOf('Topics')).toHaveLength(200);
    await userEvent.click(screen.getByRole('button', { name: 'Next 200' }));
    expect(
      await screen.findByText('201 to 400 of 2,000 topics, by name'),
    ).toBeInTheDocument();
  });

  it('Brokers tells what is measured and invents nothing for the rest', async () => {
    openPage(busyBus(), '/event-bus?tab=brokers');
    expect((await rowsOf('Brokers'))[1]).toMatch(
      /leader.*Healthy29402 msg\/s1,206 msg\/s/,
    );
    expect(await rowsOf('Bookies')).toEqual([
      'bookie-0.bookie:3181Healthy61 %',
      expect.stringMatching(/Degraded84 % of its disk.*84 %$/),
      'bookie-2.bookie:3181Unknownnot measured',
    ]);
    expect(screen.getByRole('region', { name: 'ZooKeeper' })).toHaveTextContent(
      /tells nothing of it/,
    );
  });

  it('Brokers names one that did not answer, and that bookies cannot be listed', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/brokers'] = {
      ...aSight({ coverage: { answered: 2, total: 3 } }),
      brokers: [
        busyBrokers.brokers[0],
        {
          name: 'b:1',
          status: 'failing',
          reason: 'did not answer within 10 s',
        },
      ],
    };
    openPage(backend, '/event-bus?tab=brokers');
    expect((await rowsOf('Brokers'))[1]).toBe(
      'b:1Failingdid not answer within 10 sunknownunknownunknown',
    );
    expect(screen.getByText(/^2 of 3 swept/)).toBeInTheDocument();
    expect(
      screen.getByText('The bookies cannot be listed'),
    ).toBeInTheDocument();
  });

  it('Policies puts what differs first, with what it means, then what is not known', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: busyNamespaces.items.map(item =>
        item.workspace === 'sund-pricing'
          ? {
              ...item,
              policy: { state: 'unknown', reason: 'needs tenant admin' },
            }
          : item,
      ),
    };
    openPage(backend, '/event-bus?tab=policies');
    expect((await rowsOf('Policies')).slice(0, 3)).toEqual([
      'acme-riskPublish rate1,000 msg/s5,000 msg/slets a topic grow 5 times as fast',
      'sund-pricingUnknown needs tenant admin',
      'fjord-claimsAs declared',
    ]);
    expect(
      screen.getByText(
        '1 of 7 namespaces differs from what is declared, 1 unknown',
      ),
    ).toBeInTheDocument();
  });

  it('Evicted keeps a ledger with the steps that get messages back, and since when it was watched', async () => {
    const { url } = openPage(busyBus(), '/event-bus?tab=evicted');
    expect((await rowsOf('Evicted'))[0]).toBe(
      '14:26nordbank-kyc, pipeline.step.completed · p2ml-training~24,100 · ~103 MBinferred from a fallreadable until ~30 Nov, 14:26',
    );
    expect(
      screen.getByText(/watched since.*of what was before nothing is known/),
    ).toHaveTextContent('22 Nov, 12:32');
    const [button] = screen.getAllByRole('button', { name: 'Show the steps' });
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect((await rowsOf('Evicted'))[1]).toMatch(
      /The backlog fell by 24,100.*What gets the messages backRaise the backlog quota.*Reset ml-training/,
    );
    expect(url().searchParams.get('eviction')).toBe('e0');
  });

  it('Evicted does not promise more than it knows', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/evictions'] = {
      ...busyEvictions,
      items: [
        {
          ...busyEvictions.items[0],
          subscription: undefined,
          entries: undefined,
          bytes: undefined,
          readableUntil: undefined,
        },
        { ...busyEvictions.items[1], readableUntil: minutesAgo(1) },
      ],
    };
    openPage(backend, '/event-bus?tab=evicted');
    const rows = await rowsOf('Evicted');
    expect(rows[0]).toMatch(
      /unknown whoseamount unknown.*nothing known to be kept$/,
    );
    expect(rows[1]).toMatch(/gone since ~14:31$/);
  });

  it('Evicted says that nothing was, as far as it watched', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/evictions'] = { ...busyEvictions, items: [] };
    openPage(backend, '/event-bus?tab=evicted');
    expect(await screen.findByText('Nothing was evicted')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Evicted' })).toBeInTheDocument();
  });

  it('Events shows who produces and consumes each type as a map, and the same as a list', async () => {
    const { url } = openPage(busyBus(), '/event-bus?tab=events');
    const event = (
      await screen.findByRole('button', { name: 'pipeline.step.completed' })
    ).closest('li')!;
    expect(event).toHaveTextContent(
      /legacy-report reads it.*producers: temporal, carries messages. consumers:.*legacy-report, connected, not declared/,
    );
    expect(screen.getByText('8 event types, 2 with a gap')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    const rows = await rowsOf('Events');
    expect(rows[5]).toMatch(
      /^pipeline.validation.failed.*Degraded.*dagsterdeclared, not connected.*rates unknown0 nobody produces pipeline.validation.failed$/,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'pipeline.submitted' }),
    );
    expect(await rowsOf('Topics')).toHaveLength(1);
    expect(url().searchParams.get('search')).toBe('pipeline.submitted');
  });

  it('Evaluation puts what is measured beside the criteria, and says what is not', async () => {
    openPage(busyBus(), '/event-bus?tab=evaluation');
    const candidates = await screen.findByRole('region', {
      name: 'Candidates',
    });
    await waitFor(() =>
      expect(candidates).toHaveTextContent(
        /Apache Pulsar1.8 FTE to operate, as the document estimates; runs here.*Apache Kafka2.5 FTE.*does not run here/,
      ),
    );
    expect(await rowsOf('Criteria')).toEqual([
      expect.stringMatching(/^Multi-tenancy.*Namespaces as declared6 of 7/),
      'Operational overheadBrokers that answered3 of 3',
      expect.stringMatching(/Not measured: Nothing that runs here tells of it/),
    ]);
  });
});
