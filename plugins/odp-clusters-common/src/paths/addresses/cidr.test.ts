import { isInside, parseAddress, parseBlock } from './cidr';

/** An address as a text of its bits; written without the arithmetic that is tested. */
function bitsOf(bytes: number[]): string {
  return bytes.map(byte => byte.toString(2).padStart(8, '0')).join('');
}

/** Numbers that look random and are the same in each run. */
function* numbers(seed: number) {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

describe('blocks of addresses', () => {
  it.each([4, 16])(
    'hold what a comparison bit by bit says, with %d bytes',
    size => {
      const random = numbers(size);
      const next = (below: number) => Math.floor(random.next().value! * below);
      const text = (bytes: number[]) =>
        size === 4
          ? bytes.join('.')
          : bytes
              .flatMap((byte, index) =>
                index % 2 ? [] : [(byte * 256 + bytes[index + 1]).toString(16)],
              )
              .join(':');
      for (let round = 0; round < 2000; round++) {
        const block = Array.from({ length: size }, () => next(256));
        const prefix = next(size * 8 + 1);
        // Shares some bytes with the block, so that both answers are common.
        const shared = next(size + 1);
        const address = block.map((byte, index) =>
          index < shared ? byte : next(256),
        );
        expect({
          block: `${text(block)}/${prefix}`,
          address: text(address),
          inside: isInside(
            parseAddress(text(address))!,
            parseBlock(`${text(block)}/${prefix}`)!,
          ),
        }).toEqual({
          block: `${text(block)}/${prefix}`,
          address: text(address),
          inside:
            bitsOf(address).slice(0, prefix) === bitsOf(block).slice(0, prefix),
        });
      }
    },
  );

  it.each([
    ['::1', '0:0:0:0:0:0:0:1'],
    ['fd00:8::7', 'FD00:0008:0:0:0:0:0:7'],
    ['2001:db8::', '2001:db8:0:0:0:0:0:0'],
    ['::ffff:10.8.0.1', '0:0:0:0:0:ffff:0a08:0001'],
  ])('reads %s as %s', (short, long) => {
    expect(parseAddress(short)).toBeDefined();
    expect(parseAddress(short)).toEqual(parseAddress(long));
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.1.2',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4:5:6:7:8::',
    'g::',
    '::10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    '10.0.0.0/-1',
  ])('makes no block of %p', text => {
    expect(parseBlock(text)).toBeUndefined();
  });

  it('never mixes the families', () => {
    expect(isInside(parseAddress('10.0.0.1')!, parseBlock('::/0')!)).toBe(
      false,
    );
    expect(isInside(parseAddress('::1')!, parseBlock('0.0.0.0/0')!)).toBe(
      false,
    );
  });
});
