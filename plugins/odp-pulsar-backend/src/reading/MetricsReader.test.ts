import { MetricsReader } from './MetricsReader';

const CLUSTER = 'cluster="standalone",namespace="odp/a"';

function read(...lines: string[]) {
  const reader = MetricsReader.create({ readAt: 1 });
  lines.forEach(line => reader.line(line));
  return reader.topics;
}

describe('MetricsReader', () => {
  it('makes readings of topics and subscriptions', () => {
    const topic = `${CLUSTER},topic="persistent://odp/a/orders"`;
    const [reading, ...others] = read(
      '# TYPE pulsar_rate_in gauge',
      'pulsar_active_connections{cluster="standalone"} 3',
      'jvm_memory_bytes_used{area="heap"} 1.2E8',
      `pulsar_rate_in{${topic}} 0.5`,
      `pulsar_storage_size{${topic}} 300`,
      `pulsar_storage_logical_size{${topic}} 100`,
      `pulsar_storage_backlog_size{${topic}} 97 1795439169392`,
      `pulsar_storage_backlog_quota_limit{${topic}} -1`,
      `pulsar_storage_backlog_quota_exceeded_evictions_total{${topic},quota_type="size"} 3`,
      `pulsar_storage_backlog_quota_exceeded_evictions_total{${topic},quota_type="time"} 1`,
      `pulsar_average_msg_size{${topic}} NaN`,
      `pulsar_out_messages_total{${topic}} 9`,
      `pulsar_out_messages_total{${topic},subscription="slow"} 4`,
      `pulsar_out_messages_total{${topic},subscription="slow",consumer_name="c",consumer_id="0"} 2`,
      `pulsar_subscription_back_log{${topic},subscription="slow"} 92`,
      `pulsar_subscription_blocked_on_unacked_messages{${topic},subscription="slow"} 1`,
      `pulsar_subscription_last_acked_timestamp{${topic},subscription="slow"} 0`,
      `pulsar_subscription_back_log{${topic},subscription="we \\"quote\\", and } \\\\"} 1`,
    );
    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      name: 'persistent://odp/a/orders',
      namespace: 'odp/a',
      messagesInPerSecond: 0.5,
      storageBytes: 100,
      backlogBytes: 97,
      backlogLimitBytes: -1,
      evictionsTotal: 4,
      averageMessageBytes: undefined,
      messagesOutTotal: 9,
      subscriptions: [
        {
          name: 'slow',
          backlogEntries: 92,
          messagesOutTotal: 4,
          isBlockedOnUnacked: true,
          lastAckedAt: 0,
        },
        { name: 'we "quote", and } \\', backlogEntries: 1 },
      ],
    });
    expect(reading.producers).toBeUndefined();
  });

  it('knows partitions in both shapes, and in the one that says so whose they are', () => {
    const [joined, split, plain] = read(
      `pulsar_rate_in{${CLUSTER},topic="persistent://odp/a/e-partition-3"} 1`,
      `pulsar_rate_in{${CLUSTER},topic="persistent://odp/b/e",partition="3"} 2`,
      `pulsar_rate_in{${CLUSTER},topic="persistent://odp/b/plain",partition="-1"} 3`,
    );
    expect(joined).toMatchObject({ name: 'persistent://odp/a/e-partition-3' });
    expect(joined.partitionOf).toBeUndefined();
    expect(split).toMatchObject({
      name: 'persistent://odp/b/e-partition-3',
      partitionOf: { topic: 'persistent://odp/b/e', number: 3 },
    });
    expect(plain.name).toBe('persistent://odp/b/plain');
    expect(plain.partitionOf).toBeUndefined();
  });

  it('passes over what is no topic', () => {
    expect(
      read(
        `pulsar_rate_in{${CLUSTER},topic="orders"} 1`,
        'pulsar_rate_in{topic="',
      ),
    ).toEqual([]);
  });
});
