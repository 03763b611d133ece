import { ListSplitter } from './ListSplitter';

const NASTY = [
  { metadata: { name: 'a', note: 'braces } ] { [ and "quotes" and \\' } },
  { metadata: { name: 'b', labels: {} }, items: [{ items: [] }] },
  { metadata: { name: 'ü-😀-"}' }, text: '\\"' },
  {},
];

function split(json: string, chunkBytes: number) {
  const items: unknown[] = [];
  const splitter = ListSplitter.create(text => items.push(JSON.parse(text)));
  const bytes = Buffer.from(json);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    splitter.push(bytes.subarray(at, at + chunkBytes));
  }
  return { items, envelope: splitter.end() };
}

describe('ListSplitter', () => {
  const metadata = { resourceVersion: '7', continue: 'x"items":[' };
  const go = JSON.stringify({ kind: 'PodList', metadata, items: NASTY });

  it.each([1, 2, 3, 7, 64, 10_000])(
    'finds every item, whatever it holds, in chunks of %i bytes',
    chunkBytes => {
      expect(split(go, chunkBytes)).toEqual({
        items: NASTY,
        envelope: { kind: 'PodList', metadata, items: [] },
      });
    },
  );

  it.each([
    ['indented', JSON.stringify({ metadata, items: NASTY }, undefined, 2)],
    ['with the items first', JSON.stringify({ items: NASTY, metadata })],
    [
      'with another key of that name within',
      JSON.stringify({ extra: { items: [{ no: 1 }] }, metadata, items: NASTY }),
    ],
  ])('reads a list %s', (_, json) => {
    const { items, envelope } = split(json, 5);
    expect(items).toEqual(NASTY);
    expect(envelope.metadata).toEqual(metadata);
  });

  it('reads a list without items, which Go writes as null or as an empty array', () => {
    expect(split('{"metadata":{},"items":null}', 3).items).toEqual([]);
    expect(split('{"metadata":{},"items":[]}\n', 3).items).toEqual([]);
  });

  it('refuses half a page at every place where it may end', () => {
    for (let length = 0; length < go.length; length += 1) {
      expect(() => split(go.slice(0, length), 16)).toThrow('in the middle');
    }
  });

  it('refuses an answer that is no list, and an item without end', () => {
    expect(() => split('<html>{}</html>', 64)).toThrow('no list');
    const splitter = ListSplitter.create(() => undefined, 100);
    splitter.push(Buffer.from('{"items":[{"a":"'));
    expect(() => splitter.push(Buffer.alloc(101, 'x'))).toThrow(
      'longer than 100 bytes',
    );
  });
});
