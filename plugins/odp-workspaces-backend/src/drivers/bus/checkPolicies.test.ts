import { loadTargetState, renderBusNamespace } from '@internal/target-state';
import { TARGET_STATE } from '../../__testUtils__/Places';
import { checkPolicies } from './checkPolicies';

const wanted = renderBusNamespace(loadTargetState(TARGET_STATE), {
  id: 'acme-risk',
  displayName: 'Acme risk',
  owner: 'group:default/risk-platform',
  members: [],
  tier: 's',
  clusters: ['odp-eu'],
});
const asWanted = {
  name: wanted.name,
  isDeleted: false,
  policies: {
    ...wanted.policies,
    // Whole mebibytes, as brokers store it.
    retention: { bytes: 9537 * 2 ** 20, seconds: 7 * 24 * 3600 },
  },
};
const rows = (live: Parameters<typeof checkPolicies>[0]) =>
  checkPolicies(live, wanted).map(
    ({ what, expected, found, outcome }) =>
      `${what}: ${expected}, ${found}, ${outcome}`,
  );

describe('the policies of the bus, checked', () => {
  it('are told one by one in words, as wanted and as read back', () => {
    expect(rows(asWanted)).toEqual([
      'Retention, size: 10 GB, 10 GB, passed',
      'Retention, age: 7 d, 7 d, passed',
      'Backlog limit, size: 1 GB, 1 GB, passed',
      'Backlog limit, at the limit: consumer_backlog_eviction, consumer_backlog_eviction, passed',
      'Publish rate, messages: 1,000 msg/s, 1,000 msg/s, passed',
      'Publish rate, bytes: 10 MB/s, 10 MB/s, passed',
      'Dispatch to a subscription, messages: 1,000 msg/s, 1,000 msg/s, passed',
      'Dispatch to a subscription, bytes: 10 MB/s, 10 MB/s, passed',
      'Topics at most: 100, 100, passed',
    ]);
  });

  it('fail where they are not set, unlimited, set besides, or another amount that reads the same', () => {
    const { policies } = asWanted;
    const odd = rows({
      ...asWanted,
      policies: {
        retention: policies.retention,
        backlog: { ...policies.backlog, seconds: 60, bytes: 1_000_000_001 },
        publish: { messagesPerSecond: -1, bytesPerSecond: 10_000_000 },
        maxTopics: policies.maxTopics,
      },
    });
    expect(odd.filter(row => !row.endsWith('passed'))).toEqual([
      'Backlog limit, size: 1 GB, 1 GB (1000000001, not 1000000000), failed',
      'Backlog limit, age: not set, 60 s, failed',
      'Publish rate, messages: 1,000 msg/s, no limit, failed',
      'Dispatch to a subscription, messages: 1,000 msg/s, not set, failed',
      'Dispatch to a subscription, bytes: 10 MB/s, not set, failed',
    ]);
  });

  it('fail all when the namespace is gone', () => {
    expect(rows(undefined)).toHaveLength(9);
    expect(rows(undefined).every(row => row.endsWith('not set, failed'))).toBe(
      true,
    );
  });
});
