import { aLimit, somePolicies } from '@internal/test-utils';
import { PULSAR_VERSIONS, readCapture } from '../__testUtils__/captures';
import { inferEvictions } from './inferEvictions';

const MEBIBYTE = somePolicies({ backlogBytes: aLimit(2 ** 20) });

describe.each(PULSAR_VERSIONS)('evictions of a real Pulsar %s', version => {
  const before = readCapture(version, 'beforeEviction');
  const after = readCapture(version, 'afterEviction', 1);

  it('finds all that were skipped, not the slowest alone, though the broker leaves no trace', () => {
    const found = inferEvictions(before, after, MEBIBYTE);
    expect(found.map(({ subscription }) => subscription)).toEqual([
      'slow',
      'idle',
    ]);
    expect(found[0]).toMatchObject({
      topic: 'persistent://odp/evict/evict',
      namespace: 'odp/evict',
      at: '2026-11-23T13:06:40.000Z',
      evidence: 'inferred',
      entries: 208,
      bytes: 3_086_462 - 946_558,
    });
    expect(found[0].explanation).toBe(
      'While nothing went out and nothing expired, about 208 entries left the backlog in the 30 s before 13:06, down to 947 kB of 1.05 MB. A skip by hand that ends there would look the same.',
    );
  });

  it('finds one that publishing hid, so that the backlog never fell', () => {
    const producing = readCapture(version, 'whileProducing', 2);
    expect(producing.subscriptions[1].backlogEntries).toBe(
      after.subscriptions[1].backlogEntries,
    );
    expect(
      inferEvictions(after, producing, MEBIBYTE).map(({ entries }) => entries),
    ).toEqual([100, 100]);
  });

  it('finds none where entries expired', () => {
    const [reset, expired] = [
      readCapture(version, 'afterReset'),
      readCapture(version, 'afterExpiry', 1),
    ];
    expect(inferEvictions(reset, expired, MEBIBYTE)).toEqual([]);
    // Without a quota to hold it against, too.
    expect(inferEvictions(reset, expired)).toEqual([]);
  });
});
