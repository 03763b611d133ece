import { jsonPatch, mergePatch, strategicMergePatch } from './patch';

const LABELS = { metadata: { labels: { a: '1' } } };

describe('mergePatch', () => {
  // Pairs of RFC 7386, appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j and %j make %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });
});

describe('jsonPatch', () => {
  it('does each operation without touching the original', () => {
    const target = { list: ['a', 'b'], map: { 'x/y': 1, '~': 2 } };
    expect(
      jsonPatch(target, [
        { op: 'test', path: '/map', value: { '~': 2, 'x/y': 1 } },
        { op: 'add', path: '/list/1', value: 'between' },
        { op: 'add', path: '/list/-', value: 'last' },
        { op: 'remove', path: '/map/x~1y' },
        { op: 'move', from: '/map/~0', path: '/moved' },
        { op: 'copy', from: '/moved', path: '/copied' },
        { op: 'replace', path: '/list/0', value: 'A' },
      ]),
    ).toEqual({
      list: ['A', 'between', 'b', 'last'],
      map: {},
      moved: 2,
      copied: 2,
    });
    expect(target.list).toEqual(['a', 'b']);
  });

  it.each([
    [{ op: 'remove', path: '/nothing' }, 'there is nothing at /nothing'],
    [{ op: 'replace', path: '/a/b/c', value: 1 }, 'there is nothing at'],
    [{ op: 'add', path: '/list/9', value: 1 }, 'there is nothing at /list/9'],
    [{ op: 'add', path: '/__proto__/x', value: 1 }, 'there is nothing at'],
    [{ op: 'test', path: '/list', value: [] }, 'the test operation of /list'],
    [{ op: 'grow', path: '/list' }, "unknown operation 'grow'"],
  ])('refuses %j', (operation, message) => {
    expect(() => jsonPatch({ list: ['a'] }, [operation])).toThrow(message);
    expect(({} as { x?: number }).x).toBe(undefined);
  });
});

describe('strategicMergePatch', () => {
  it('merges the lists that have keys, as kubectl set image and set env do', () => {
    const target = {
      spec: {
        containers: [
          { name: 'a', image: 'a:1', env: [{ name: 'X', value: '1' }] },
          { name: 'b', image: 'b:1' },
        ],
      },
    };
    expect(
      strategicMergePatch(target, {
        spec: {
          '$setElementOrder/containers': [{ name: 'a' }, { name: 'b' }],
          containers: [
            { name: 'a', env: [{ name: 'Y', value: '2' }] },
            { name: 'b', $patch: 'delete' },
            { name: 'c', image: 'c:1' },
          ],
        },
      }),
    ).toEqual({
      spec: {
        containers: [
          {
            name: 'a',
            image: 'a:1',
            env: [
              { name: 'X', value: '1' },
              { name: 'Y', value: '2' },
            ],
          },
          { name: 'c', image: 'c:1' },
        ],
      },
    });
  });

  it('knows the ports of containers from those of services', () => {
    const merge = (target: object[], patch: object[]) =>
      strategicMergePatch({ ports: target }, { ports: patch });
    expect(
      merge([{ port: 80, name: 'web' }], [{ port: 443, name: 'tls' }]),
    ).toEqual({
      ports: [
        { port: 80, name: 'web' },
        { port: 443, name: 'tls' },
      ],
    });
    expect(
      merge([{ containerPort: 80 }], [{ containerPort: 80, name: 'web' }]),
    ).toEqual({ ports: [{ containerPort: 80, name: 'web' }] });
  });

  it('replaces other lists, and a list that asks for it', () => {
    expect(strategicMergePatch({ args: ['a', 'b'] }, { args: ['c'] })).toEqual({
      args: ['c'],
    });
    expect(
      strategicMergePatch(
        { env: [{ name: 'X' }] },
        { env: [{ $patch: 'replace' }, { name: 'Y' }] },
      ),
    ).toEqual({ env: [{ name: 'Y' }] });
  });

  it('removes by null', () => {
    expect(
      strategicMergePatch(LABELS, { metadata: { labels: { a: null } } }),
    ).toEqual({ metadata: { labels: {} } });
  });
});
