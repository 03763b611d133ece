import type { PulsarVersion } from '../PulsarVersion';
import { AdminError } from './AdminError';
import type { Call } from './Call';

/**
 * The JSON of a body; undefined for none.
 *
 * @throws AdminError 400, as text
 */
export function jsonOf({ body, state }: Call): unknown {
  if (!body) {
    return undefined;
  }
  try {
    return JSON.parse(body);
  } catch {
    throw malformed(
      state.version,
      `Unrecognized token '${body.slice(
        0,
        20,
      )}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
      { column: body.length },
    );
  }
}

/** A whole number. @throws AdminError 400, as text */
export function wholeNumberOf(call: Call): number {
  const value = jsonOf(call);
  if (!Number.isInteger(value)) {
    throw malformed(
      call.state.version,
      `Cannot deserialize value of type \`int\` from String "${value}": not a valid \`int\` value`,
    );
  }
  return value as number;
}

/** An object some of whose fields are numbers. @throws AdminError 400, as text */
export function objectOf(
  call: Call,
  type: { name: string; numbers: string[] },
): Record<string, unknown> {
  const value = jsonOf(call);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(
      call.state.version,
      `Cannot construct instance of \`org.apache.pulsar.common.policies.data.${type.name}\``,
    );
  }
  const fields = value as Record<string, unknown>;
  const wrong = type.numbers.find(
    field => fields[field] !== undefined && typeof fields[field] !== 'number',
  );
  if (wrong) {
    const text = JSON.stringify(fields[wrong]);
    throw malformed(
      call.state.version,
      `Cannot deserialize value of type \`int\` from String ${text}: not a valid \`int\` value`,
      {
        column: call.body.indexOf(text) + 1,
        chain: ` (through reference chain: org.apache.pulsar.common.policies.data.${type.name}["${wrong}"])`,
      },
    );
  }
  return fields;
}

function malformed(
  version: PulsarVersion,
  problem: string,
  { column = 1, chain = '' } = {},
): AdminError {
  const source =
    version === '3.1.0'
      ? '(org.glassfish.jersey.message.internal.ReaderInterceptorExecutor$UnCloseableInputStream)'
      : 'REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';
  return new AdminError(
    400,
    `${problem}\n at [Source: ${source}; line: 1, column: ${column}]${chain}`,
    'text',
  );
}
