import { TopicSplitter } from './TopicSplitter';

const STATS = {
  'odp/a': {
    '0x0_0x8': {
      persistent: {
        'persistent://odp/a/orders': {
          backlogSize: 1,
          subscriptions: { '}{"\\': {} },
        },
        'persistent://odp/a/ż "quoted" \\ {x}': { backlogSize: 2 },
        'persistent://odp/a/named': {
          // As somebody may call it who copies topics.
          subscriptions: { 'persistent://odp/a/orders': {}, b: {} },
        },
      },
      'non-persistent': { 'non-persistent://odp/a/live': {} },
    },
    '0x8_0xf': {},
  },
  'odp/b': {
    '0x0_0x8': { persistent: { 'persistent://odp/b/one': { in: { a: 1 } } } },
    '0x8_0xf': {
      'non-persistent': { 'non-persistent://odp/b/two': { in: {} } },
      persistent: { 'persistent://odp/b/three': {} },
    },
  },
  'odp/empty': { '0x0_0xf': { persistent: {} } },
};

function split(bytes: Buffer, chunkBytes: number) {
  const topics: Record<string, unknown> = {};
  const splitter = TopicSplitter.create((name, told) => {
    topics[name] = told;
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    splitter.push(bytes.subarray(at, at + chunkBytes));
  }
  splitter.end();
  return topics;
}

describe('TopicSplitter', () => {
  it.each([1, 2, 3, 7, 100, 1000])(
    'gives every topic whole from chunks of %i bytes',
    chunkBytes => {
      for (const text of [
        JSON.stringify(STATS),
        JSON.stringify(STATS, null, 2),
      ]) {
        expect(split(Buffer.from(text), chunkBytes)).toEqual({
          ...STATS['odp/a']['0x0_0x8'].persistent,
          ...STATS['odp/a']['0x0_0x8']['non-persistent'],
          ...STATS['odp/b']['0x0_0x8'].persistent,
          ...STATS['odp/b']['0x8_0xf'].persistent,
          ...STATS['odp/b']['0x8_0xf']['non-persistent'],
        });
      }
    },
  );

  it('gives nothing for a broker that has loaded nothing', () => {
    expect(split(Buffer.from('{}'), 1)).toEqual({});
  });

  it.each(['', '{"odp/a":{"0x0":{', '<html>Sign in</html>', '["odp/a"]'])(
    'refuses %j',
    text => {
      expect(() => split(Buffer.from(text), 5)).toThrow('ended in the middle');
    },
  );
});
