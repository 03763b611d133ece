import { z } from 'zod/v3';
import type { Mapping, MappingResult } from '../fieldConfig';
import { maybe, parse, type Note } from './parse';
import { readColor } from './readColor';

const resultSchema = z.object({
  text: maybe(z.string()),
  color: maybe(z.string()),
  icon: maybe(z.string()),
});

const mappingSchema = z.object({
  type: z.union([z.string(), z.number()]),
  options: maybe(z.unknown()),
});

const rangeSchema = z.object({
  from: maybe(z.number()),
  to: maybe(z.number()),
  result: resultSchema,
});

const regexSchema = z.object({ pattern: z.string(), result: resultSchema });

const specialSchema = z.object({
  match: z.enum(['true', 'false', 'null', 'nan', 'null+nan', 'empty']),
  result: resultSchema,
});

/** Mappings in their order; the first that matches a value wins. */
export function readMappings(value: unknown, note: Note): Mapping[] {
  return parse(z.array(mappingSchema), value, 'mappings').flatMap(mapping => {
    const read = readMapping(mapping.type, mapping.options, note);
    if (!read) {
      note(`Value mappings of the kind "${mapping.type}" are left out.`);
    }
    return read ?? [];
  });
}

function readMapping(
  type: string | number,
  options: unknown,
  note: Note,
): Mapping | undefined {
  const resultOf = (raw: z.output<typeof resultSchema>) =>
    readResult(raw, note);
  switch (type) {
    case 'value':
      return {
        type,
        entries: Object.entries(options ?? {}).map(([value, result]) => ({
          value,
          result: resultOf(parse(resultSchema, result, 'mappings')),
        })),
      };
    case 'range': {
      const { from, to, result } = parse(rangeSchema, options, 'mappings');
      return { type, from, to, result: resultOf(result) };
    }
    case 'regex': {
      const { pattern, result } = parse(regexSchema, options, 'mappings');
      return { type, pattern, result: resultOf(result) };
    }
    case 'special': {
      const { match, result } = parse(specialSchema, options, 'mappings');
      return { type, match, result: resultOf(result) };
    }
    default:
      return undefined;
  }
}

function readResult(
  { text, color, icon }: z.output<typeof resultSchema>,
  note: Note,
): MappingResult {
  if (icon) {
    note('Icons of mapped values are left out.');
  }
  return {
    ...(text !== undefined && { text }),
    ...(color !== undefined && { color: readColor(color, note) }),
  };
}
