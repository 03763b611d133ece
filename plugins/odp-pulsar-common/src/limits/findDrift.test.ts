import { aLimit, anEventBus, somePolicies } from '@internal/test-utils';
import type { Drift, Policies } from '../contract';
import { findDrift } from './findDrift';

const eventBus = anEventBus();
const NAMESPACE = 'odp/workspace-acme-risk';

function driftsOf(policies: Partial<Policies>): Drift[] {
  const found = findDrift(somePolicies(policies), NAMESPACE, eventBus);
  return found.state === 'drift' ? found.drifts : [];
}

describe('findDrift', () => {
  it('finds none where all is as declared, retention rounded to Pulsar’s MiB and minutes', () => {
    for (const mebibytes of [9536, 9537]) {
      const policies = somePolicies({
        retentionBytes: aLimit(mebibytes * 2 ** 20),
        retentionSeconds: aLimit(10_080 * 60),
        dispatchMessages: aLimit(4000),
      });
      expect(findDrift(policies, NAMESPACE, eventBus)).toEqual({
        state: 'as-declared',
      });
    }
  });

  it.each<[Partial<Policies>, string[]]>([
    [
      { publishMessages: aLimit(5000) },
      [
        'Publish rate',
        '1,000 msg/s',
        '5,000 msg/s',
        'lets a topic grow 5 times as fast',
      ],
    ],
    [
      { publishBytes: { state: 'unlimited' } },
      [
        'Publish rate in bytes',
        '10 MB/s',
        'unlimited',
        'lets a topic grow as fast as its producers can',
      ],
    ],
    [
      { subscriptionDispatchMessages: { state: 'inherited' } },
      [
        'Subscription dispatch rate',
        '1,000 msg/s',
        'not set',
        "the broker's default holds, so that one subscription may crowd out the others",
      ],
    ],
    [
      { backlogBytes: aLimit(2 ** 30) },
      [
        'Backlog quota',
        '1 GB',
        '1.07 GB',
        'a topic holds 1.07 times as much before its limit acts',
      ],
    ],
    [
      { backlogBytes: { state: 'inherited', value: 1e9 } },
      [
        'Backlog quota',
        '1 GB',
        'not set',
        "the broker's default of 1 GB holds, for this workspace as for any other",
      ],
    ],
    [
      { backlogBytes: aLimit(1_000_000_001) },
      [
        'Backlog quota',
        '1,000,000,000',
        '1,000,000,001',
        'a topic holds a little more before its limit acts',
      ],
    ],
    [
      { backlogPolicy: 'producer_request_hold' },
      [
        'Policy at a full backlog',
        'consumer_backlog_eviction',
        'producer_request_hold',
        'at the limit producers wait, and nothing new is taken in',
      ],
    ],
    [
      { backlogPolicy: 'invalid' },
      [
        'Policy at a full backlog',
        'consumer_backlog_eviction',
        'none that exists',
        'it ends the quota checks of the whole broker until that is restarted: topics of other namespaces pass their limits too',
      ],
    ],
    [
      { retentionBytes: aLimit(2 ** 30) },
      [
        'Retention in bytes',
        '10 GB',
        '1.07 GB',
        'keeps 11 % of what is promised, so that less can be read again',
      ],
    ],
    [
      { retentionSeconds: { state: 'off' } },
      [
        'Retention in time',
        '7 d',
        'off',
        'keeps nothing that was acknowledged or skipped: an eviction cannot be read again',
      ],
    ],
    [
      { dispatchBytes: aLimit(4_000_000) },
      [
        'Topic dispatch rate in bytes',
        'not set',
        '4 MB/s',
        'all subscriptions of a topic together get 4 MB/s, less than each is promised',
      ],
    ],
    [
      { backlogSeconds: aLimit(3600) },
      [
        'Backlog quota by age',
        'not set',
        '60 min',
        'what waits longer than 60 min is skipped or blocks producers as well, however little it is',
      ],
    ],
    [
      { isDeleted: true },
      [
        'Namespace',
        'there',
        'being deleted',
        'its topics go, and what waits in them with them',
      ],
    ],
  ])('%j', (policies, words) => {
    expect(
      driftsOf(policies).map(({ title, declared, found, consequence }) => [
        title,
        declared,
        found,
        consequence,
      ]),
    ).toEqual([words]);
  });

  it('says unknown, never as declared, of what cannot be read', () => {
    expect(findDrift(undefined, NAMESPACE, eventBus)).toMatchObject({
      state: 'unknown',
    });
    expect(
      findDrift(
        somePolicies({
          publishBytes: { state: 'unknown' },
          backlogPolicy: undefined,
        }),
        NAMESPACE,
        eventBus,
      ),
    ).toEqual({
      state: 'unknown',
      reason:
        'Not told by the broker: publish rate in bytes and policy at a full backlog.',
    });
  });

  it('declares nothing of a namespace that is no workspace', () => {
    expect(findDrift(somePolicies(), 'odp/shared', eventBus)).toEqual({
      state: 'no-workspace',
    });
  });
});
