/** A moment as Java writes it: the fraction of a second no longer than it must be. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.?0*Z$/, 'Z');
}
