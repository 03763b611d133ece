import { StatusError } from './StatusError';

/** What is wrong with a field, in the words of a real server. */
export interface Problem {
  field: string;
  reason:
    | 'FieldValueForbidden'
    | 'FieldValueInvalid'
    | 'FieldValueNotSupported'
    | 'FieldValueRequired';
  message: string;
}

export function invalidValue(
  field: string,
  value: unknown,
  why: string,
): Problem {
  const message = `Invalid value: ${JSON.stringify(value)}: ${why}`;
  return { field, reason: 'FieldValueInvalid', message };
}

export function unsupportedValue(
  field: string,
  value: unknown,
  supported: readonly string[],
): Problem {
  const values = supported.map(entry => JSON.stringify(entry)).join(', ');
  return {
    field,
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(
      value,
    )}: supported values: ${values}`,
  };
}

export function requiredValue(field: string, why?: string): Problem {
  const message = ['Required value', why].filter(Boolean).join(': ');
  return { field, reason: 'FieldValueRequired', message };
}

export function forbiddenValue(field: string, why: string): Problem {
  return { field, reason: 'FieldValueForbidden', message: `Forbidden: ${why}` };
}

/** The refusal of an object with problems: 422 with a cause for each. */
export function invalidObject(
  { kind, group, name }: { kind: string; group: string; name: string },
  problems: readonly Problem[],
): StatusError {
  const said = problems.map(({ field, message }) => `${field}: ${message}`);
  return new StatusError(422, 'Invalid', {
    message: `${group ? `${kind}.${group}` : kind} "${name}" is invalid: ${
      said.length === 1 ? said[0] : `[${said.join(', ')}]`
    }`,
    details: {
      ...(name && { name }),
      ...(group && { group }),
      kind,
      causes: problems.map(({ field, reason, message }) => ({
        reason,
        message,
        field,
      })),
    },
  });
}
