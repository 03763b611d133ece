import { z } from 'zod/v3';
import { ALL_VALUE, VARIABLE_TYPES, type Variable } from '../dashboard';
import { maybe, parse, type Note } from './parse';

const word = maybe(z.string());
const words = z.union([
  z.string().transform(value => [value]),
  z.array(z.string()),
]);

const variableSchema = z.object({
  name: z.string().regex(/^\w+$/, 'must be letters, digits and _'),
  label: word,
  type: z.string(),
  multi: maybe(z.boolean()),
  includeAll: maybe(z.boolean()),
  allValue: word,
  regex: word,
  query: maybe(
    z.union([
      z.string(),
      z
        .object({ query: maybe(z.string()) })
        .transform(({ query }) => query ?? ''),
    ]),
  ),
  definition: word,
  current: maybe(z.object({ value: maybe(words) })),
  options: maybe(z.array(z.object({ value: maybe(words) }))),
  hide: maybe(z.union([z.number(), z.string()])),
  auto: maybe(z.boolean()),
});
type RawVariable = z.output<typeof variableSchema>;

/** Variables that the portal offers; those of other types are noted. */
export function readVariables(list: unknown[], note: Note): Variable[] {
  const names = new Set<string>();
  return list.flatMap((raw, index) => {
    const variable = parse(variableSchema, raw, `templating.list[${index}]`);
    const type = VARIABLE_TYPES.find(known => known === variable.type);
    if (!type) {
      note(
        `The variable ${variable.name} is of the type "${variable.type}", which the portal does not offer.`,
      );
      return [];
    }
    if (names.has(variable.name)) {
      note(`A second variable called ${variable.name} is left out.`);
      return [];
    }
    names.add(variable.name);
    return [readVariable(variable, type, note)];
  });
}

function readVariable(
  raw: RawVariable,
  type: Variable['type'],
  note: Note,
): Variable {
  const query = (raw.query || raw.definition)?.trim();
  const options = optionsOf(raw, type, query);
  const current = raw.current?.value ?? [];
  if (type === 'interval' && raw.auto) {
    note(`The variable ${raw.name} does not offer an interval of its own.`);
  }
  return {
    name: raw.name,
    type,
    multi: raw.multi ?? false,
    includeAll: raw.includeAll ?? false,
    options,
    current: current.length > 0 ? current : defaultOf(raw, options),
    hidden: raw.hide === 2 || raw.hide === 'hideVariable',
    ...(raw.label && { label: raw.label }),
    ...(raw.allValue && { allValue: raw.allValue }),
    ...(raw.regex && { regex: raw.regex }),
    ...(query && { query }),
  };
}

function optionsOf(
  raw: RawVariable,
  type: Variable['type'],
  query = '',
): string[] {
  switch (type) {
    case 'custom':
    case 'interval':
      return query ? splitList(query) : listedOf(raw);
    case 'constant':
    case 'textbox':
      return [query];
    default:
      return listedOf(raw);
  }
}

function listedOf({ options = [] }: RawVariable): string[] {
  return options
    .flatMap(({ value = [] }) => value)
    .filter(value => value !== ALL_VALUE && !value.startsWith('$__auto'));
}

/** `a, b, name : value`; a comma behind a backslash belongs to the value. */
function splitList(query: string): string[] {
  return (query.match(/(?:\\,|[^,])+/g) ?? [])
    .map(part => part.replace(/\\,/g, ',').trim())
    .map(part => /^.+\s:\s(.+)$/.exec(part)?.[1].trim() ?? part)
    .filter(part => part !== '');
}

function defaultOf({ includeAll }: RawVariable, options: string[]): string[] {
  return includeAll ? [ALL_VALUE] : options.slice(0, 1);
}
