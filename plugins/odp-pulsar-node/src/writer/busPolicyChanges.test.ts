import { DECLARED } from '../__testUtils__/WriterBench';
import type {
  BusPolicies,
  BusPolicyChange,
  ReadBusPolicies,
} from './busPolicies';
import { busPolicyChanges } from './busPolicyChanges';

const MIB = 2 ** 20;
const { policy } = DECLARED.backlog;
const names = (found: ReadBusPolicies, wanted: BusPolicies) =>
  busPolicyChanges(found, wanted).map(change => change.policy);

/** What holds after the changes. @throws as a broker refuses a quota that does not fit what is retained */
function applied(
  found: ReadBusPolicies,
  changes: BusPolicyChange[],
): ReadBusPolicies {
  return changes.reduce((policies, { policy: name, value }) => {
    const next: ReadBusPolicies = { ...policies, [name]: value };
    const { backlog, retention } = next;
    const isPair = name === 'backlog' || name === 'retention';
    if (
      isPair &&
      backlog &&
      retention &&
      ((retention.bytes > 0 && backlog.bytes >= retention.bytes) ||
        (retention.seconds > 0 && (backlog.seconds ?? -1) >= retention.seconds))
    ) {
      throw new Error(`412 at ${name}`);
    }
    return next;
  }, found);
}

describe('busPolicyChanges', () => {
  it('gives all that is not set, and nothing once it is as the broker keeps it', () => {
    const changes = busPolicyChanges({}, DECLARED);
    expect(changes).toHaveLength(5);
    // Ten billion bytes are 9536.7 mebibytes, of which a broker keeps whole ones.
    expect(changes).toContainEqual({
      policy: 'retention',
      value: { bytes: 9537 * MIB, seconds: 604_800 },
    });
    const found = applied({}, changes);
    expect(busPolicyChanges(found, DECLARED)).toEqual([]);
  });

  it('tells 0, -1 and what is not set apart', () => {
    const found = applied({}, busPolicyChanges({}, DECLARED));
    const { maxTopics, ...unset } = found;
    expect(maxTopics).toBe(50);
    const none = { ...DECLARED, maxTopics: 0 };
    expect(names(unset, none)).toEqual(['maxTopics']);
    expect(names({ ...found, maxTopics: 0 }, none)).toEqual([]);
    const publish = { messagesPerSecond: 0, bytesPerSecond: 10_000_000 };
    expect(
      names(
        { ...found, publish },
        { ...DECLARED, publish: { ...publish, messagesPerSecond: -1 } },
      ),
    ).toEqual(['publish']);
  });

  it.each([
    ['a policy that 3.1 does not know', { backlog: { bytes: 1_000_000_000 } }],
    ['an age', { backlog: { ...DECLARED.backlog, seconds: 3600 } }],
    [
      'a rate beside what is published',
      {
        subscriptionDispatch: {
          ...DECLARED.subscriptionDispatch,
          relativeToPublishRate: true as const,
        },
      },
    ],
  ])('puts back %s that somebody set by hand', (_, byHand) => {
    const found = applied({}, busPolicyChanges({}, DECLARED));
    expect(names({ ...found, ...byHand }, DECLARED)).toEqual(
      Object.keys(byHand),
    );
  });

  it('finds an order that a broker takes from any pair of quota and retention to any other', () => {
    const sizes = [-1, 64 * MIB, 128 * MIB, 256 * MIB, 512 * MIB];
    const quotas = sizes.flatMap(bytes => [
      { bytes, policy },
      { bytes, policy, seconds: 7200 },
    ]);
    const retentions = [...sizes, 0].flatMap(bytes =>
      (bytes === 0 ? [0] : [-1, 3600, 86_400]).map(seconds => ({
        bytes,
        seconds,
      })),
    );
    const pairs = [undefined, ...quotas].flatMap(backlog =>
      [undefined, ...retentions].map(retention => ({
        ...(backlog && { backlog }),
        ...(retention && { retention }),
      })),
    );
    const targets = sizes
      .flatMap(bytes => retentions.map(retention => ({ bytes, retention })))
      .filter(
        ({ bytes, retention }) =>
          retention.bytes <= 0 || bytes < retention.bytes,
      );
    expect(pairs.length * targets.length).toBeGreaterThan(5000);
    for (const pair of pairs) {
      for (const { bytes, retention } of targets) {
        const wanted = { ...DECLARED, backlog: { bytes, policy }, retention };
        const changes = busPolicyChanges(pair, wanted);
        expect(applied(pair, changes)).toEqual(wanted);
      }
    }
  });

  it('takes no detour where one of the two orders will do', () => {
    const pair = (quota: number, kept: number) => ({
      ...DECLARED,
      backlog: { bytes: quota * MIB, policy },
      retention: { bytes: kept * MIB, seconds: 600 },
    });
    expect(names(pair(10, 20), pair(100, 200))).toEqual([
      'retention',
      'backlog',
    ]);
    expect(names(pair(100, 200), pair(10, 20))).toEqual([
      'backlog',
      'retention',
    ]);
    // Nobody can have set this pair one by one.
    expect(names(pair(200, 50), pair(100, 150))).toEqual([
      'retention',
      'backlog',
      'retention',
    ]);
  });
});
