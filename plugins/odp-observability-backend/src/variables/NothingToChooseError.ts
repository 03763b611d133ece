/** A variable of which there is nothing to choose, so that a query cannot be written. */
export class NothingToChooseError extends Error {
  readonly variable: string;
  /** Where its values would come from. */
  readonly query: string;
  /** What was chosen all the same. */
  readonly chosen?: string;
  /** There may be values that the caller does not see. */
  readonly isLimited: boolean;

  constructor(about: {
    variable: string;
    query: string;
    chosen?: string;
    isLimited: boolean;
  }) {
    super(
      about.isLimited
        ? `The variable ${about.variable} has no value that you may see`
        : `The variable ${about.variable} has no value to choose`,
    );
    this.name = 'NothingToChooseError';
    this.variable = about.variable;
    this.query = about.query;
    this.chosen = about.chosen;
    this.isLimited = about.isLimited;
  }
}
