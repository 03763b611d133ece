import type { Binding, Bindings } from './bindVariable';
import { InterpolationError } from './InterpolationError';
import { occurrencesIn, type Occurrence } from './occurrences';
import { placesIn, type Quote } from './places';

/** Names, numbers and durations: what may stand outside of a string. */
const TOKEN = /^-?[A-Za-z0-9_:.]+$/;

/**
 * A query with its variables written out, as Grafana does for Prometheus: the
 * values of a variable that takes several become an escaped regular
 * expression, a single value stays as it is. Nothing that was put in is read
 * again, and nothing can leave the string that it was put into.
 *
 * @throws InterpolationError for a variable or a format that is not known, and
 *   for a value that would change the query around it
 */
export function interpolate(
  expr: string,
  bindings: Bindings,
  builtins: ReadonlyMap<string, string>,
): string {
  const placeAt = placesIn(expr);
  return replaceOccurrences(expr, occurrence => {
    const { name, field, start, end } = occurrence;
    const place = placeAt(start);
    if (place === 'comment') {
      return expr.slice(start, end);
    }
    const builtin = builtins.get(name);
    if (builtin !== undefined) {
      return builtin;
    }
    const binding = bindings.get(name);
    if (!binding || field !== undefined) {
      throw InterpolationError.unknown(field ? `${name}.${field}` : name);
    }
    return write(binding, occurrence, place);
  });
}

/** A title or another text for people: values in words, unknown variables as they are. */
export function interpolateText(
  text: string,
  bindings: Bindings,
  builtins: ReadonlyMap<string, string> = new Map(),
): string {
  return replaceOccurrences(text, ({ name, start, end }) => {
    const binding = bindings.get(name);
    return (
      builtins.get(name) ??
      binding?.values.join(' + ') ??
      text.slice(start, end)
    );
  });
}

function replaceOccurrences(
  text: string,
  replace: (occurrence: Occurrence) => string,
): string {
  let written = '';
  let at = 0;
  for (const occurrence of occurrencesIn(text)) {
    written += text.slice(at, occurrence.start) + replace(occurrence);
    at = occurrence.end;
  }
  return written + text.slice(at);
}

function write(binding: Binding, occurrence: Occurrence, quote: Quote): string {
  const { name, format } = occurrence;
  const { values, isMany } = binding;
  if (binding.text !== undefined) {
    return binding.text;
  }
  switch (format) {
    case undefined:
      return isMany
        ? writeRegex(values, name, quote)
        : join(values, { separator: ',', name, quote });
    case 'regex':
      return writeRegex(values, name, quote);
    case 'pipe':
      return join(values, { separator: '|', name, quote });
    case 'csv':
    case 'raw':
      return join(values, { separator: ',', name, quote });
    case 'json':
    case 'doublequote': {
      // Both bring quotes of their own.
      if (quote !== undefined) {
        throw InterpolationError.unsafe(name, values[0]);
      }
      const quoted = values.map(value => JSON.stringify(value)).join(',');
      return format === 'json' ? `[${quoted}]` : quoted;
    }
    default:
      throw InterpolationError.format(name, format);
  }
}

function join(
  values: readonly string[],
  place: { separator: string; name: string; quote: Quote },
): string {
  const { separator, name, quote } = place;
  const unsafe = values.find(value => !fits(value, quote));
  if (unsafe !== undefined) {
    throw InterpolationError.unsafe(name, unsafe);
  }
  return values.join(separator);
}

function writeRegex(
  values: readonly string[],
  name: string,
  quote: Quote,
): string {
  if (quote === undefined) {
    // There is no regular expression outside of a string: one name at most.
    if (values.length > 1) {
      throw InterpolationError.tooMany(name);
    }
    return join(values, { separator: '', name, quote });
  }
  const escaped = values.map(value => escapeInto(value, name, quote));
  return escaped.length === 1 ? escaped[0] : `(${escaped.join('|')})`;
}

/** Escaped for the regular expression, and then for the string that it stands in. */
function escapeInto(
  value: string,
  name: string,
  quote: NonNullable<Quote>,
): string {
  const pattern = value.replace(/[\\^$*+?.()|[\]{}]/g, '\\$&');
  if (quote === '`') {
    if (value.includes(quote)) {
      throw InterpolationError.unsafe(name, value);
    }
    return pattern;
  }
  return pattern
    .replace(/\\/g, '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}

function fits(value: string, quote: Quote): boolean {
  switch (quote) {
    case undefined:
      return TOKEN.test(value);
    case '`':
      return !value.includes('`');
    default:
      return !/[\\\n\r]/.test(value) && !value.includes(quote);
  }
}
