/** Text that cannot be put into a query; the message says what and why, for a person. */
export class InterpolationError extends Error {
  /** The variable that it is about. */
  readonly variable: string;
  /** What was chosen and is none of its values, cut where it is long. */
  readonly foreign?: string;

  private constructor(variable: string, message: string, foreign?: string) {
    super(message);
    this.name = 'InterpolationError';
    this.variable = variable;
    this.foreign = foreign;
  }

  static unknown(variable: string): InterpolationError {
    return new InterpolationError(
      variable,
      `The query uses the variable ${variable}, which the dashboard does not declare`,
    );
  }

  static format(variable: string, format: string): InterpolationError {
    return new InterpolationError(
      variable,
      `The query writes the variable ${variable} as "${format}", which the portal does not know`,
    );
  }

  static noValues(variable: string): InterpolationError {
    return new InterpolationError(
      variable,
      `The variable ${variable} has no value to choose`,
    );
  }

  static notAnOption(variable: string, value: string): InterpolationError {
    return new InterpolationError(
      variable,
      `"${shown(value)}" is not among the values of the variable ${variable}`,
      shown(value),
    );
  }

  static tooMany(variable: string): InterpolationError {
    return new InterpolationError(
      variable,
      `The variable ${variable} takes one value; choose one`,
    );
  }

  static unsafe(variable: string, value: string): InterpolationError {
    return new InterpolationError(
      variable,
      `The value "${shown(
        value,
      )}" of the variable ${variable} would change the query around it`,
    );
  }
}

/** On one line, and short: it is shown and logged. */
function shown(value: string): string {
  const line = JSON.stringify(value).slice(1, -1);
  return line.length > 80 ? `${line.slice(0, 80)}...` : line;
}
