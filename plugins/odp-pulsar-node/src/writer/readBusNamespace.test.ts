import { readBusNamespace } from './readBusNamespace';

/** What 3.1.0 answers of a namespace that nobody set anything on, as far as it concerns us. */
const UNSET = {
  replication_clusters: ['standalone'],
  backlog_quota_map: {},
  clusterDispatchRate: {},
  topicDispatchRate: {},
  subscriptionDispatchRate: {},
  publishMaxMessageRate: {},
  deleted: false,
  properties: {},
};
const rate = (messages: number, more: object = {}) => ({
  dispatchThrottlingRateInMsg: messages,
  dispatchThrottlingRateInByte: -1,
  relativeToPublishRate: false,
  ratePeriodInSecond: 1,
  ...more,
});
const read = (told: object, cluster: string | undefined = 'standalone') =>
  readBusNamespace({ ...UNSET, ...told }, { name: 'odp/workspace-a', cluster });

describe('readBusNamespace', () => {
  it.each([
    ['3.1.0', {}],
    ['4.0.7', { allowed_clusters: [], migrated: false }],
  ])('finds no policy where none is set, on %s', (_, more) => {
    expect(read(more)).toEqual({
      name: 'odp/workspace-a',
      policies: {},
      isDeleted: false,
    });
    expect(
      read({
        publishMaxMessageRate: { standalone: null },
        retention_policies: null,
        max_topics_per_namespace: null,
      }).policies,
    ).toEqual({});
  });

  it('tells 0 and -1 as they are stored', () => {
    const policies = (retention: number, maxTopics: number) =>
      read({
        retention_policies: {
          retentionTimeInMinutes: retention,
          retentionSizeInMB: retention,
        },
        max_topics_per_namespace: maxTopics,
        publishMaxMessageRate: {
          standalone: {
            publishThrottlingRateInMsg: 0,
            publishThrottlingRateInByte: -1,
          },
        },
        subscriptionDispatchRate: { standalone: rate(0) },
      }).policies;
    expect(policies(0, 0)).toEqual({
      retention: { bytes: 0, seconds: 0 },
      publish: { messagesPerSecond: 0, bytesPerSecond: -1 },
      subscriptionDispatch: { messagesPerSecond: 0, bytesPerSecond: -1 },
      maxTopics: 0,
    });
    expect(policies(-1, -1)).toMatchObject({
      retention: { bytes: -1, seconds: -1 },
      maxTopics: -1,
    });
  });

  it('looks rates up by the cluster, and does not guess where it is not known which of several this is', () => {
    const told = {
      subscriptionDispatchRate: { other: rate(5), standalone: rate(7) },
    };
    expect(read(told).policies.subscriptionDispatch).toMatchObject({
      messagesPerSecond: 7,
    });
    expect(read(told, 'third').policies).toEqual({});
    const blind = { name: 'odp/workspace-a', cluster: undefined };
    expect(() => readBusNamespace({ ...UNSET, ...told }, blind)).toThrow(
      /rates of several clusters .* super-user/,
    );
    expect(
      readBusNamespace(
        { ...UNSET, subscriptionDispatchRate: { any: rate(5) } },
        blind,
      ).policies.subscriptionDispatch,
    ).toMatchObject({ messagesPerSecond: 5 });
  });

  it('shows what somebody set by hand beside what the portal sets', () => {
    expect(
      read({
        backlog_quota_map: {
          destination_storage: { limit: 5, limitSize: 5, limitTime: 60 },
          message_age: { limitSize: -1, limitTime: 60 },
        },
        subscriptionDispatchRate: {
          standalone: rate(300, {
            ratePeriodInSecond: 10,
            relativeToPublishRate: true,
          }),
        },
        deleted: true,
      }),
    ).toEqual({
      name: 'odp/workspace-a',
      policies: {
        // Without a policy: 3.1.0 stores one that it does not know so.
        backlog: { bytes: 5, seconds: 60 },
        subscriptionDispatch: {
          messagesPerSecond: 30,
          bytesPerSecond: -1,
          relativeToPublishRate: true,
        },
      },
      isDeleted: true,
    });
  });

  it('says where an answer has another shape', () => {
    expect(() => read({ backlog_quota_map: [] })).toThrow(
      /^backlog_quota_map: /,
    );
  });
});
