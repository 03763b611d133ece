import { BUS_NOW, somePolicies } from '@internal/test-utils';
import { busNamespaceSchema, policiesSchema } from '../contract';
import { aBusyBus, aTopicRecord, topicName } from './__testUtils__/busyBus';
import { describeNamespace, describeNamespaces } from './describeNamespace';

const namespaces = (bus = aBusyBus()) =>
  describeNamespaces(bus).map(one => {
    expect(busNamespaceSchema.parse(one)).toEqual(one);
    return one;
  });

describe('describeNamespaces', () => {
  it('puts the worst first, in whatever order they are read', () => {
    const bus = aBusyBus();
    const order = [
      ['acme-risk', 'failing'],
      ['nordbank-kyc', 'failing'],
      ['harbor-trade', 'degraded'],
      ['orient-tax', 'unknown'],
      ['sund-pricing', 'healthy'],
    ];
    const reversed = {
      ...bus,
      namespaces: [...bus.namespaces].reverse(),
      topics: [...bus.topics].reverse(),
    };
    for (const one of [bus, reversed]) {
      expect(
        namespaces(one).map(({ workspace, status }) => [workspace, status]),
      ).toEqual(order);
    }
    expect(namespaces(reversed)).toEqual(namespaces(bus));
  });

  it('names the topic that reaches its limit first, says why it is failing, and leaves Pulsar’s own out', () => {
    const [acme, nordbank] = namespaces();
    expect(acme).toMatchObject({
      owner: 'group:default/risk-platform',
      topics: { total: 2, system: 1 },
      forecastTopic: topicName('acme-risk', 'pipeline.submitted'),
      reasons: [
        'pipeline.submitted evicts yaml-processor in about 20 min',
        'pipeline.submitted, yaml-processor: blocked on unacked messages',
      ],
      policy: { state: 'as-declared' },
    });
    expect(acme.worst[0]).toMatchObject({ kind: 'backlog', share: 0.622 });
    expect(nordbank).toMatchObject({
      topics: { total: 1, system: 0 },
      forecastTopic: topicName(
        'nordbank-kyc',
        'pipeline.step.completed-partition-2',
      ),
      forecast: { state: 'full', isAgain: true },
    });
    expect(nordbank.reasons[0]).toBe(
      'pipeline.step.completed · p2 evicts ml-training again in about 38 min',
    );
  });

  it('takes the topic that is the fullest by its own limit where none grows', () => {
    const topics = [
      aTopicRecord({ workspace: 'a', local: 'large', megabytes: 100 }),
      aTopicRecord({
        workspace: 'a',
        local: 'small',
        megabytes: 5,
        topic: { backlogLimitBytes: 10e6 },
      }),
    ];
    const policies = new Map([['odp/workspace-a', somePolicies()]]);
    const bus = aBusyBus({ topics, policies });
    const [one] = namespaces({ ...bus, namespaces: ['odp/workspace-a'] });
    expect(one.forecastTopic).toBe(topicName('a', 'small'));
  });

  it('keeps what was last known of topics that the last sweep did not meet', () => {
    const orient = namespaces().find(one => one.workspace === 'orient-tax')!;
    expect(orient).toMatchObject({
      status: 'unknown',
      lastReadAt: '2026-11-23T14:29:00.000Z',
      reasons: [
        "1 topic in no broker's answer since 14:29, as while it moves between brokers",
      ],
    });
    expect(orient.worst[0].share).toBe(0.12);
    expect(orient.forecastTopic).toBe(
      topicName('orient-tax', 'pipeline.submitted'),
    );
  });

  it('gives the worst reason first, and none for a limit that is far away', () => {
    const slow = { workspace: 'a', megabytes: 400, perMinute: 1.62 };
    const topics = [
      aTopicRecord({ ...slow, local: 'far', perMinute: 0.5 }),
      aTopicRecord({ ...slow, local: 'later', megabytes: 300 }),
      aTopicRecord({
        ...slow,
        local: 'near',
        subscription: { name: 'billing', consumers: [] },
      }),
    ];
    const policies = new Map([['odp/workspace-a', somePolicies()]]);
    const bus = {
      ...aBusyBus({ topics, policies }),
      namespaces: ['odp/workspace-a'],
    };
    expect(namespaces(bus)[0].reasons).toEqual([
      'near, billing: no consumer',
      'near evicts billing in about 6 h 10 min',
      'later evicts analytics in about 7 h 12 min',
    ]);
  });

  it('shows the last three hours in steps that do not move from sweep to sweep', () => {
    const bus = aBusyBus();
    const [growing, ...rest] = bus.topics;
    const ahead = { at: BUS_NOW + 60_000, bytes: 9e9 };
    const topics = [
      { ...growing, points: [...growing.points, ahead] },
      ...rest,
    ];
    const [acme] = namespaces({ ...bus, topics });
    const { from, stepSeconds, values } = acme.trend!;
    expect([from, stepSeconds, values.length]).toEqual([
      '2026-11-23T11:35:00.000Z',
      300,
      36,
    ]);
    expect(values[28]).toBeNull();
    expect(values[35]).toBe(622e6);
    const later = aBusyBus({ now: BUS_NOW + 60_000 });
    expect(namespaces(later)[0].trend!.from).toBe(from);
  });

  it('is unknown, not healthy, where limits or backlogs cannot be told', () => {
    const topics = [aTopicRecord({ workspace: 'a', local: 'x', megabytes: 5 })];
    const bus = { ...aBusyBus({ topics }), namespaces: ['odp/workspace-a'] };
    expect(namespaces(bus)[0]).toMatchObject({
      status: 'unknown',
      policy: { state: 'unknown' },
    });
    const untold = aTopicRecord({
      workspace: 'a',
      local: 'x',
      subscription: { backlogEntries: undefined },
    });
    const policies = new Map([['odp/workspace-a', somePolicies()]]);
    expect(namespaces({ ...bus, policies, topics: [untold] })[0].status).toBe(
      'unknown',
    );
  });

  it('does not add up a rate of which a part is not known', () => {
    const [topic] = [aTopicRecord({ workspace: 'a', local: 'x' })];
    const untold = aTopicRecord({
      workspace: 'a',
      local: 'y',
      topic: { messagesInPerSecond: undefined },
    });
    const bus = {
      ...aBusyBus({ topics: [topic, untold] }),
      namespaces: ['odp/workspace-a'],
    };
    expect(namespaces(bus)[0].rates).toEqual({
      messagesOutPerSecond: 200,
      bytesInPerSecond: 200_000,
      bytesOutPerSecond: 200_000,
    });
  });

  it('warns of a quota that breaks the check of a whole broker, and of a namespace on its way out', () => {
    const policies = new Map([
      ['odp/workspace-a', somePolicies({ backlogPolicy: 'invalid' })],
      ['odp/workspace-b', somePolicies({ isDeleted: true })],
    ]);
    const bus = {
      ...aBusyBus({ policies, topics: [] }),
      namespaces: [...policies.keys()],
    };
    expect(
      namespaces(bus).map(({ status, reasons }) => [status, reasons[0]]),
    ).toEqual([
      ['failing', expect.stringContaining('until it is restarted')],
      ['progressing', 'it is being deleted'],
    ]);
  });
});

describe('describeNamespace', () => {
  it('tells of one namespace what the list tells, with its topics and policies', () => {
    const bus = aBusyBus();
    const { summary, topics, policies } = describeNamespace({
      ...bus,
      namespace: 'odp/workspace-nordbank-kyc',
    });
    expect(summary).toEqual(describeNamespaces(bus)[1]);
    expect(topics.map(({ name }) => name)).toEqual([
      topicName('nordbank-kyc', 'pipeline.step.completed'),
    ]);
    expect(policiesSchema.parse(policies)).toEqual(somePolicies());
  });
});
