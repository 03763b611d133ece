import { anEventBus, aSubscriptionReading } from '@internal/test-utils';
import { eventFlowSchema } from '../contract';
import type { TopicReading } from '../records';
import { aBusyBus, aTopicRecord } from './__testUtils__/busyBus';
import { describeEvents } from './describeEvents';
import type { TopicRecord } from './input';

const entities = new Map([
  ['yaml-processor', 'component:default/yaml-processor'],
  ['temporal', 'component:default/temporal'],
  ['temporal-web', 'component:default/temporal-web'],
]);

function eventsOf(topics: TopicRecord[]) {
  const events = describeEvents(aBusyBus({ topics, entities }));
  expect(events.map(one => eventFlowSchema.parse(one))).toEqual(events);
  return events;
}

const submitted = (workspace: string, topic: Partial<TopicReading> = {}) =>
  aTopicRecord({
    workspace,
    local: 'pipeline.submitted',
    topic: {
      subscriptions: ['yaml-processor', 'analytics'].map(name =>
        aSubscriptionReading({ name }),
      ),
      ...topic,
    },
  });
const consumedBy = (...names: string[]) => ({
  subscriptions: names.map(name => aSubscriptionReading({ name })),
});

describe('describeEvents', () => {
  it('sees who produces and consumes an event in all workspaces together', () => {
    const [event] = eventsOf([submitted('a'), submitted('b')]);
    expect(event).toEqual({
      event: 'pipeline.submitted',
      description: 'Triggers the YAML Processor.',
      producers: [
        {
          name: 'user-api',
          isDeclared: true,
          isSeen: true,
          messagesPerSecond: 200,
          status: 'healthy',
        },
      ],
      consumers: [
        {
          name: 'yaml-processor',
          entity: 'component:default/yaml-processor',
          isDeclared: true,
          isSeen: true,
          messagesPerSecond: 200,
          status: 'healthy',
        },
        expect.objectContaining({ name: 'analytics', status: 'healthy' }),
      ],
      topics: 2,
      rates: { messagesInPerSecond: 200, messagesOutPerSecond: 200 },
      status: 'healthy',
      gaps: [],
    });
  });

  it('keeps the order of the target state, and says unknown of an event that has no topic', () => {
    const [, failed] = eventsOf([submitted('a')]);
    expect(failed).toMatchObject({
      event: 'pipeline.validation.failed',
      topics: 0,
      status: 'unknown',
      gaps: [
        'no workspace that you may see has a topic pipeline.validation.failed',
      ],
      rates: {},
    });
    expect(failed.consumers).toEqual([
      { name: 'analytics', isDeclared: true, status: 'unknown' },
    ]);
  });

  it.each<[string, TopicRecord[], [string[], string]]>([
    [
      'nobody consumes',
      [submitted('a', { subscriptions: [] })],
      [['nobody consumes pipeline.submitted'], 'failing'],
    ],
    [
      'a reader consumes, which is nobody',
      [
        submitted('a', {
          subscriptions: [aSubscriptionReading({ isDurable: false })],
        }),
      ],
      [['nobody consumes pipeline.submitted'], 'failing'],
    ],
    [
      'a subscription is missing in some workspaces',
      [
        submitted('a'),
        submitted('b', consumedBy('yaml-processor')),
        submitted('c', consumedBy('yaml-processor')),
      ],
      [['analytics has no subscription in 2 of 3 workspaces'], 'degraded'],
    ],
    [
      'a subscription is missing everywhere',
      [
        submitted('a', consumedBy('analytics')),
        submitted('b', consumedBy('analytics')),
      ],
      [
        ['yaml-processor has no subscription in any of 2 workspaces'],
        'failing',
      ],
    ],
    [
      'a subscription has no consumer',
      [
        submitted('a'),
        submitted('b', {
          subscriptions: [
            aSubscriptionReading({ name: 'yaml-processor' }),
            aSubscriptionReading({
              name: 'analytics',
              consumers: [],
              backlogEntries: 0,
            }),
          ],
        }),
      ],
      [['analytics is not connected in 1 of 2 workspaces'], 'healthy'],
    ],
    [
      'nobody produces',
      [submitted('a', { producers: [], producerCount: 0 })],
      [['nobody produces pipeline.submitted'], 'degraded'],
    ],
  ])('%s', (_, topics, found) => {
    const [event] = eventsOf(topics);
    expect([event.gaps, event.status]).toEqual(found);
  });

  it('does not say that a producer is missing, or a consumer, where the source names none', () => {
    const [event] = eventsOf([
      submitted('a', {
        producers: [{ name: 'standalone-0-6', messagesInPerSecond: 5 }],
        subscriptions: [
          aSubscriptionReading({
            name: 'yaml-processor',
            consumers: undefined,
          }),
          aSubscriptionReading({ name: 'analytics' }),
        ],
      }),
    ]);
    expect(event.producers).toEqual([
      { name: 'user-api', isDeclared: true, status: 'unknown' },
    ]);
    expect(event.consumers[0]).not.toHaveProperty('isSeen');
    expect(event).toMatchObject({ status: 'healthy', gaps: [] });
  });

  it('shows who takes part undeclared: a subscription by its name, a producer by its component’s', () => {
    const [event] = eventsOf([
      submitted('b'),
      submitted('a', {
        ...consumedBy('yaml-processor', 'analytics', 'billing'),
        producers: [
          { name: 'temporal-web-7', messagesInPerSecond: 5 },
          { name: 'user-api-1', messagesInPerSecond: 5 },
        ],
      }),
    ]);
    expect(event.consumers[2]).toMatchObject({
      name: 'billing',
      isDeclared: false,
      isSeen: true,
      status: 'healthy',
    });
    expect(event.producers[1]).toMatchObject({
      name: 'temporal-web',
      entity: 'component:default/temporal-web',
      isDeclared: false,
    });
  });

  it('counts the topics of workspaces alone', () => {
    const elsewhere = aTopicRecord({
      workspace: 'a',
      local: 'pipeline.submitted',
      topic: {
        name: 'persistent://odp/shared/pipeline.submitted',
        namespace: 'odp/shared',
      },
    });
    const [event] = describeEvents(
      aBusyBus({ topics: [elsewhere], eventBus: anEventBus() }),
    );
    expect(event.topics).toBe(0);
  });
});
