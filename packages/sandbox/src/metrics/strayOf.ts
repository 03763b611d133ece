/**
 * Numbers from -1 to 1 by the place in a row, the same for the same seed and place
 * (FNV-1a, then the mixing of mulberry32): who looks at one place need not see the others.
 */
export function strayOf(seed: string): (place: number) => number {
  let hash = 2166136261;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619);
  }
  return place => {
    const state = (hash + Math.imul(place, 0x6d2b79f5)) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2147483648 - 1;
  };
}
