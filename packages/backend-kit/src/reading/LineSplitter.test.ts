import { LineSplitter } from './LineSplitter';

describe('LineSplitter', () => {
  it.each([1, 2, 5, 100])(
    'keeps lines and characters whole in chunks of %i bytes',
    chunkBytes => {
      const lines: string[] = [];
      const splitter = LineSplitter.create(line => lines.push(line));
      const bytes = Buffer.from('{"a":"ü😀"}\n\n{"b":1}\r\n{"cut');
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        splitter.push(bytes.subarray(at, at + chunkBytes));
      }
      expect(lines.map(line => JSON.parse(line))).toEqual([
        { a: 'ü😀' },
        { b: 1 },
      ]);
    },
  );

  it('refuses a line without end', () => {
    const splitter = LineSplitter.create(() => undefined, 10);
    splitter.push(Buffer.alloc(10, 'x'));
    expect(() => splitter.push(Buffer.from('x'))).toThrow(
      'longer than 10 bytes',
    );
  });
});
