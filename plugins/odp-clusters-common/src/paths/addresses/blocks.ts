import { and, type Answer, answerOf, not } from '../answers';
import { isInside, isPrivate, parseBlock } from './cidr';
import { isOutside, type Party } from '../parties';

/**
 * Whether a party's address is in a block. What is outside is on the internet,
 * at an address that is not known: in a block of every address, also when
 * private ranges are excepted; whether in a narrower one is unknown.
 */
export function isInBlock(
  { cidr, except }: { cidr: string; except: string[] },
  party: Party,
): Answer {
  const block = parseBlock(cidr);
  const holes = except.map(parseBlock);
  if (!block) {
    return 'unknown';
  }
  if (isOutside(party)) {
    const sameFamily =
      party.words === undefined || party.words === block.address.length;
    return block.prefix === 0 &&
      sameFamily &&
      holes.every(hole => hole && isPrivate(hole))
      ? 'yes'
      : 'unknown';
  }
  const { address } = party;
  if (!address) {
    return block.prefix === 0 && !holes.length ? 'yes' : 'unknown';
  }
  return and(
    answerOf(isInside(address, block)),
    ...holes.map(hole =>
      hole ? not(answerOf(isInside(address, hole))) : 'unknown',
    ),
  );
}
