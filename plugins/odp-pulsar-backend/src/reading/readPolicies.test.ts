import type { Policies } from '@internal/plugin-odp-pulsar-common';
import { readBrokerDefaults } from './readBrokerDefaults';
import { readPolicies } from './readPolicies';

/** What a broker of 3.1.0 says of a namespace that nobody set anything on. */
const UNSET = {
  publishMaxMessageRate: {},
  topicDispatchRate: {},
  subscriptionDispatchRate: {},
  backlog_quota_map: {},
  deleted: false,
  properties: {},
};
const DEFAULTS = readBrokerDefaults({
  clusterName: 'eu',
  backlogQuotaDefaultLimitBytes: '5000',
  backlogQuotaDefaultLimitGB: '-1.0',
  backlogQuotaDefaultLimitSecond: '-1',
  backlogQuotaDefaultRetentionPolicy: 'producer_request_hold',
  defaultRetentionSizeInMB: '0',
  defaultRetentionTimeInMinutes: '0',
  maxPublishRatePerTopicInMessages: '0',
  maxPublishRatePerTopicInBytes: '700',
});

const read = (told: object, defaults: typeof DEFAULTS | undefined = DEFAULTS) =>
  readPolicies({ ...UNSET, ...told }, { cluster: 'eu', defaults });

describe('readPolicies', () => {
  it('looks rates up by the cluster, and takes a second that several make', () => {
    expect(
      read({
        publishMaxMessageRate: {
          us: { publishThrottlingRateInMsg: 1, publishThrottlingRateInByte: 1 },
          eu: {
            publishThrottlingRateInMsg: 1000,
            publishThrottlingRateInByte: -1,
          },
        },
        subscriptionDispatchRate: {
          eu: {
            dispatchThrottlingRateInMsg: 300,
            dispatchThrottlingRateInByte: 0,
            ratePeriodInSecond: 10,
          },
        },
      }),
    ).toMatchObject({
      publishMessages: { state: 'set', value: 1000 },
      publishBytes: { state: 'unlimited' },
      subscriptionDispatchMessages: { state: 'set', value: 30 },
      subscriptionDispatchBytes: { state: 'unlimited' },
    });
  });

  it('tells what is inherited, what it is, and what it is not known to be', () => {
    const known: Partial<Policies> = {
      publishMessages: { state: 'unlimited' },
      publishBytes: { state: 'inherited', value: 700 },
      dispatchMessages: { state: 'inherited' },
      backlogBytes: { state: 'inherited', value: 5000 },
      backlogSeconds: { state: 'unlimited' },
      backlogPolicy: 'producer_request_hold',
      retentionBytes: { state: 'off' },
      retentionSeconds: { state: 'off' },
    };
    expect(read({})).toMatchObject(known);
    expect(
      read({ publishMaxMessageRate: { eu: null }, retention_policies: null }),
    ).toMatchObject(known);

    const unknown = readPolicies(UNSET, { cluster: 'eu', defaults: undefined });
    expect(unknown.backlogBytes).toEqual({ state: 'inherited' });
    expect(unknown.backlogPolicy).toBeUndefined();
  });

  it.each([
    [
      { limitSize: 6e6, limitTime: -1, policy: 'producer_exception' },
      { state: 'set', value: 6e6 },
      'producer_exception',
    ],
    // What 3.1.0 stores of a policy that it does not know.
    [
      { limit: 6e6, limitSize: 6e6, limitTime: -1 },
      { state: 'set', value: 6e6 },
      'invalid',
    ],
    [
      { limit: 7e6, limitTime: 0, policy: 'producer_exception' },
      { state: 'set', value: 7e6 },
      'producer_exception',
    ],
    [
      { limitSize: -1, policy: 'consumer_backlog_eviction' },
      { state: 'unlimited' },
      'consumer_backlog_eviction',
    ],
    [
      { limitSize: 0, policy: 'consumer_backlog_eviction' },
      { state: 'set', value: 0 },
      'consumer_backlog_eviction',
    ],
  ])('reads the quota %j', (quota, backlogBytes, backlogPolicy) => {
    expect(
      read({ backlog_quota_map: { destination_storage: quota } }),
    ).toMatchObject({ backlogBytes, backlogPolicy });
  });

  it('keeps a quota of age apart from that of size', () => {
    expect(
      read({
        backlog_quota_map: {
          message_age: {
            limitSize: -1,
            limitTime: 3600,
            policy: 'consumer_backlog_eviction',
          },
        },
      }),
    ).toMatchObject({
      backlogSeconds: { state: 'set', value: 3600 },
      backlogBytes: { state: 'inherited', value: 5000 },
    });
  });

  it.each([
    [9537, 10080, 9537 * 2 ** 20, 604_800],
    [-1, -1, 'unlimited', 'unlimited'],
    [0, 0, 'off', 'off'],
    [-1, 0, 'off', 'off'],
  ])('reads a retention of %i MB and %i minutes', (...row) => {
    const [megabytes, minutes, bytes, seconds] = row;
    const limit = (value: number | string) =>
      typeof value === 'number' ? { state: 'set', value } : { state: value };
    expect(
      read({
        retention_policies: {
          retentionSizeInMB: megabytes,
          retentionTimeInMinutes: minutes,
        },
      }),
    ).toMatchObject({
      retentionBytes: limit(bytes),
      retentionSeconds: limit(seconds),
    });
  });

  it("says that it does not know which of two clusters' rates it is, or one that moves with what is published", () => {
    const rate = {
      dispatchThrottlingRateInMsg: 5,
      dispatchThrottlingRateInByte: 5,
      ratePeriodInSecond: 1,
    };
    const told = { ...UNSET, topicDispatchRate: { eu: rate, us: rate } };
    expect(
      readPolicies(told, { cluster: undefined, defaults: DEFAULTS }),
    ).toMatchObject({ dispatchMessages: { state: 'unknown' } });
    expect(
      read({
        topicDispatchRate: { eu: { ...rate, relativeToPublishRate: true } },
      }),
    ).toMatchObject({ dispatchMessages: { state: 'unknown' } });
  });

  it('sees that a namespace is being deleted', () => {
    expect(read({ deleted: true }).isDeleted).toBe(true);
  });

  it('prefers the old setting of the default quota where it is used, as the broker does', () => {
    expect(
      readBrokerDefaults({
        backlogQuotaDefaultLimitGB: '2',
        backlogQuotaDefaultLimitBytes: '-1',
      }).backlogBytes,
    ).toEqual({ state: 'set', value: 2 * 2 ** 30 });
  });
});
