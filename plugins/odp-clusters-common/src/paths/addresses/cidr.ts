/** An IP address as words of 32 bits: one for IPv4, four for IPv6. */
export type Address = readonly number[];

/** A block of addresses in CIDR notation. */
export interface Block {
  address: Address;
  prefix: number;
}

/** @returns undefined for what is no address */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIPv6(text) : parseIPv4(text);
}

/** A single address is the block that holds just it. @returns undefined for what is no block */
export function parseBlock(text: string): Block | undefined {
  const [start, prefix, ...rest] = text.split('/');
  const address = parseAddress(start);
  if (!address || rest.length || (prefix && !/^\d{1,3}$/.test(prefix))) {
    return undefined;
  }
  const bits = address.length * 32;
  const length = prefix === undefined ? bits : Number(prefix || NaN);
  return length <= bits ? { address, prefix: length } : undefined;
}

/** Whether an address is in a block; one of the other family never is. */
export function isInside(address: Address, block: Block): boolean {
  return (
    address.length === block.address.length &&
    address.every((word, index) => {
      const bits = Math.min(32, Math.max(0, block.prefix - index * 32));
      // A shift by 32 is none at all in JavaScript.
      return bits === 0 || (word ^ block.address[index]) >>> (32 - bits) === 0;
    })
  );
}

/** Ranges that no address of the internet is in. */
export const PRIVATE_BLOCKS = {
  IPv4: [
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
  ],
  IPv6: ['fc00::/7', 'fe80::/10', '::1/128'],
};

const PRIVATE = [...PRIVATE_BLOCKS.IPv4, ...PRIVATE_BLOCKS.IPv6].map(
  text => parseBlock(text)!,
);

/** Whether every address of a block is a private one. */
export function isPrivate({ address, prefix }: Block): boolean {
  return PRIVATE.some(
    range => prefix >= range.prefix && isInside(address, range),
  );
}

function parseIPv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (
    parts.length !== 4 ||
    !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256)
  ) {
    return undefined;
  }
  return [parts.reduce((word, part) => word * 256 + Number(part), 0)];
}

function parseIPv6(text: string): Address | undefined {
  const halves = text.split('::').map(half => (half ? half.split(':') : []));
  if (halves.length > 2) {
    return undefined;
  }
  // The last 32 bits may be written as an IPv4 address.
  const last = halves[halves.length - 1];
  const tail = last[last.length - 1];
  if (tail?.includes('.')) {
    const word = parseIPv4(tail)?.[0];
    if (word === undefined) {
      return undefined;
    }
    last.splice(
      -1,
      1,
      Math.floor(word / 65536).toString(16),
      (word % 65536).toString(16),
    );
  }
  const [before, after = []] = halves;
  const zeros = 8 - before.length - after.length;
  if (halves.length === 1 ? zeros !== 0 : zeros < 1) {
    return undefined;
  }
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  if (!groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  return [0, 2, 4, 6].map(
    index =>
      parseInt(groups[index], 16) * 65536 + parseInt(groups[index + 1], 16),
  );
}
