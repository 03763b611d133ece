import { aLimit, somePolicies } from '@internal/test-utils';
import { PULSAR_VERSIONS, readCapture } from '../__testUtils__/captures';
import { inferEvictions } from '../evictions';
import type { TopicReading } from '../records';
import { diagnose } from './diagnose';

const policies = somePolicies({ backlogBytes: aLimit(2 ** 20) });

describe.each(PULSAR_VERSIONS)('subscriptions of a real Pulsar %s', version => {
  const before = readCapture(version, 'beforeEviction');
  const after = readCapture(version, 'afterEviction', 1);

  function diagnosesOf(topic: TopicReading, previous?: TopicReading) {
    const evictions = previous
      ? inferEvictions(previous, topic, policies).map((eviction, index) => ({
          ...eviction,
          id: String(index),
        }))
      : [];
    return Object.fromEntries(
      topic.subscriptions.map(subscription => [
        subscription.name,
        diagnose(subscription, {
          topic,
          previous,
          policies,
          evictions,
          now: topic.readAt,
        }).map(({ cause, status }) => `${cause}: ${status}`),
      ]),
    );
  }

  it('the one that keeps up is well, idle ones have no consumer', () => {
    expect(diagnosesOf(before)).toEqual({
      fast: [],
      slow: ['no-consumer: degraded'],
      idle: ['no-consumer: degraded'],
    });
    const [, slow] = before.subscriptions;
    const [{ message }] = diagnose(slow, {
      topic: before,
      policies,
      evictions: [],
      now: before.readAt,
    });
    expect(message).toBe(
      'No consumer is connected, and 300 entries (3.09 MB) wait. None has asked for messages since the broker loaded the topic.',
    );
  });

  it('those that were evicted have not recovered', () => {
    expect(diagnosesOf(after, before)).toEqual({
      fast: [],
      slow: ['evicted: failing', 'no-consumer: degraded'],
      idle: ['evicted: failing', 'no-consumer: degraded'],
    });
  });

  it('one whose entries expired has lost nothing to an eviction', () => {
    const expired = readCapture(version, 'afterExpiry', 1);
    expect(
      diagnosesOf(expired, readCapture(version, 'afterReset')).slow,
    ).toEqual([]);
  });
});
