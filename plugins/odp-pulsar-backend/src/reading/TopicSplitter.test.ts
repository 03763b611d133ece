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
      },
      'non-persistent': { 'non-persistent://odp/a/live': {} },
    },
    '0x8_0xf': {},
  },
  'odp/empty': { '0x0_0xf': { persistent: {} } },
};

function split(bytes: Buffer, chunkBytes: number) {
  const topics: Record<string, unknown> = {};
  const splitter = TopicSplitter.create((name, json) => {
    topics[name] = JSON.parse(json);
  });
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    splitter.push(bytes.subarray(at, at + chunkBytes));
  }
  splitter.end();
  return topics;
}

describe('TopicSplitter', () => {
  it.each([1, 2, 3, 7, 1000])(
    'gives every topic whole from chunks of %i bytes',
    chunkBytes => {
      for (const text of [
        JSON.stringify(STATS),
        JSON.stringify(STATS, null, 2),
      ]) {
        expect(split(Buffer.from(text), chunkBytes)).toEqual({
          ...STATS['odp/a']['0x0_0x8'].persistent,
          ...STATS['odp/a']['0x0_0x8']['non-persistent'],
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
