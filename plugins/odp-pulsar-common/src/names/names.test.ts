import { anEventBus, aSubscriptionReading } from '@internal/test-utils';
import { isReader } from './isReader';
import { isSystemSubscription } from './isSystemSubscription';
import { isSystemTopic } from './isSystemTopic';
import { localNameOf, parseTopicName } from './parseTopicName';
import { workspaceOf } from './workspaceOf';

describe('parseTopicName', () => {
  it.each([
    ['persistent://odp/workspace-a/orders', 'orders'],
    ['persistent://odp/workspace-a/a/b c%2F#1:ø', 'a/b c%2F#1:ø'],
    ['non-persistent://odp/workspace-a/line\nbreak', 'line\nbreak'],
  ])('takes %j apart and leaves the local name as it is', (full, local) => {
    expect(parseTopicName(full)).toEqual({
      domain: full.split(':')[0],
      tenant: 'odp',
      namespace: 'odp/workspace-a',
      local,
    });
    expect(localNameOf(full)).toBe(local);
  });

  it.each(['orders', 'persistent://odp/orders', 'http://odp/a/b', ''])(
    'refuses %j, and shows it as it is',
    text => {
      expect(() => parseTopicName(text)).toThrow('no full topic name');
      expect(localNameOf(text)).toBe(text);
    },
  );
});

describe('what is Pulsar’s own', () => {
  it.each([
    'persistent://odp/workspace-a/__change_events',
    'persistent://odp/workspace-a/__change_events-partition-0',
    'persistent://odp/workspace-a/__transaction_buffer_snapshot',
    'persistent://odp/workspace-a/__transaction_buffer_snapshot_segments',
    'persistent://odp/workspace-a/orders-analytics__transaction_pending_ack',
    'persistent://pulsar/system/transaction_coordinator_assign-partition-3',
    'persistent://pulsar/system/__transaction_log_0',
    'non-persistent://pulsar/system/resource-usage',
    'non-persistent://pulsar/system/loadbalancer-broker-load-data',
    'persistent://pulsar/10.4.1.1:8443/healthcheck',
    'persistent://pulsar/odp-eu/10.4.1.1:8443/healthcheck',
  ])('%s is a system topic', name => {
    expect(isSystemTopic(name)).toBe(true);
  });

  it.each([
    'persistent://odp/workspace-a/orders',
    'persistent://odp/workspace-a/orders-partition-0',
    'persistent://odp/workspace-a/my__change_events',
    'persistent://odp/workspace-a/__change_events_of_mine',
    'persistent://odp/pulsar/system',
    'persistent://odp/workspace-a/resource-usage',
    'nonsense',
  ])('%s is not', name => {
    expect(isSystemTopic(name)).toBe(false);
  });

  it('tells its cursors from those of people', () => {
    expect(
      ['__compaction', 'pulsar.dedup', 'pulsar.repl.odp-us'].every(
        isSystemSubscription,
      ),
    ).toBe(true);
    expect(
      ['analytics', 'compaction', 'pulsar.replays'].some(isSystemSubscription),
    ).toBe(false);
  });

  it('takes a subscription for a reader by its name only where the broker does not tell', () => {
    const name = 'reader-f03bb35c69';
    const asked = (isDurable: boolean | undefined) =>
      isReader(aSubscriptionReading({ name, isDurable }));
    expect([asked(undefined), asked(true), asked(false)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(isReader({ name: 'reader-of-news' })).toBe(false);
  });
});

describe('workspaceOf', () => {
  it.each([
    ['odp/workspace-acme-risk', 'acme-risk'],
    ['odp/workspace-', undefined],
    ['odp/shared', undefined],
    ['other/workspace-acme-risk', undefined],
  ])('of %s is %s', (namespace, id) => {
    expect(workspaceOf(namespace, anEventBus())).toBe(id);
  });

  it('follows the pattern of the target state', () => {
    const eventBus = anEventBus({ workspaceNamespace: 'bus/<id>-events' });
    expect(workspaceOf('bus/acme-events', eventBus)).toBe('acme');
    expect(workspaceOf('bus/-events', eventBus)).toBeUndefined();
  });
});
