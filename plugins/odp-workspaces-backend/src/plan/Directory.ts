/** Users and groups that there are. */
export interface Directory {
  /** Those of the entity refs that name nobody. */
  missingOf(refs: readonly string[]): Promise<string[]>;
}
