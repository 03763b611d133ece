/** A broken rule between blocks: where, and what must hold. */
export interface BrokenRule {
  path: (string | number)[];
  rule: string;
}
