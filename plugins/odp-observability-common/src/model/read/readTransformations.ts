import { z } from 'zod/v3';
import type { Transformation } from '../transformation';
import { maybe, parse, type Note } from './parse';
import { readCalcs } from './readCalcs';

export const rawTransformationSchema = z.object({
  id: z.string(),
  disabled: maybe(z.boolean()),
  filter: maybe(z.unknown()),
  options: maybe(z.record(z.unknown())),
});

const names = maybe(z.array(z.string()));
const word = maybe(z.string());
const flags = maybe(z.record(z.boolean()));

const organizeSchema = z.object({
  excludeByName: flags,
  includeByName: flags,
  renameByName: maybe(z.record(z.string())),
  indexByName: maybe(z.record(z.number())),
});

const reduceSchema = z.object({
  reducers: names,
  mode: maybe(z.enum(['seriesToRows', 'reduceFields'])),
  labelsToFields: maybe(z.boolean()),
  includeTimeField: maybe(z.boolean()),
});

const renameSchema = z.object({ regex: word, renamePattern: word });

/** Newer dashboards write a matcher where older ones wrote a name or a number. */
const operandSchema = z.union([
  z.string(),
  z.object({ fixed: z.string() }).transform(({ fixed }) => fixed),
  z
    .object({
      matcher: z.object({ id: z.literal('byName'), options: z.string() }),
    })
    .transform(({ matcher }) => matcher.options),
]);

const calculateSchema = z.object({
  mode: maybe(z.string()),
  alias: word,
  replaceFields: maybe(z.boolean()),
  reduce: maybe(z.object({ reducer: word, include: names })),
  binary: maybe(
    z.object({
      left: operandSchema,
      operator: maybe(z.enum(['+', '-', '*', '/', '%', '**'])),
      right: operandSchema,
    }),
  ),
});

const filterSchema = z.object({
  include: maybe(z.object({ names, pattern: word })),
  exclude: maybe(z.object({ names, pattern: word })),
  byVariable: maybe(z.boolean()),
});

const sortSchema = z.object({
  sort: z.array(z.object({ field: z.string(), desc: maybe(z.boolean()) })),
});

const labelsSchema = z.object({
  mode: maybe(z.enum(['columns', 'rows'])),
  keepLabels: names,
  valueLabel: word,
});

type Reader = (
  options: Record<string, unknown>,
  note: Note,
) => Transformation | undefined;

const READERS = new Map<string, Reader>([
  ['organize', readOrganize],
  ['merge', () => ({ id: 'merge' })],
  ['reduce', readReduce],
  ['renameByRegex', readRename],
  ['calculateField', readCalculate],
  ['filterFieldsByName', readFilter],
  ['sortBy', readSort],
  ['labelsToFields', readLabels],
]);

/** Transformations that the portal computes, in their order; others are noted and passed over. */
export function readTransformations(
  transformations: readonly z.output<typeof rawTransformationSchema>[],
  note: Note,
): Transformation[] {
  return transformations.flatMap(({ id, disabled, filter, options = {} }) => {
    if (disabled) {
      return [];
    }
    const read = filter ? undefined : READERS.get(id)?.(options, note);
    if (!read) {
      note(`The transformation "${id}" is not computed as it is set.`);
    }
    return read ?? [];
  });
}

function readOrganize(raw: Record<string, unknown>): Transformation {
  const options = parse(organizeSchema, raw, 'organize');
  const { renameByName = {}, indexByName = {} } = options;
  return {
    id: 'organize',
    excluded: chosen(options.excludeByName),
    included: chosen(options.includeByName),
    renamed: Object.entries(renameByName)
      .filter(([, to]) => to !== '')
      .map(([from, to]) => ({ from, to })),
    order: Object.entries(indexByName)
      .sort(([, one], [, other]) => one - other)
      .map(([name]) => name),
  };
}

function readReduce(raw: Record<string, unknown>, note: Note) {
  const options = parse(reduceSchema, raw, 'reduce');
  const calcs = readCalcs(options.reducers ?? ['max'], note);
  if (calcs.length === 0 || options.includeTimeField || raw.fields) {
    return undefined;
  }
  return {
    id: 'reduce' as const,
    calcs,
    mode:
      options.mode === 'reduceFields' ? ('fields' as const) : ('rows' as const),
    hasLabels: options.labelsToFields ?? false,
  };
}

function readRename(raw: Record<string, unknown>): Transformation {
  const options = parse(renameSchema, raw, 'renameByRegex');
  return {
    id: 'renameByRegex',
    pattern: options.regex ?? '(.*)',
    replacement: options.renamePattern ?? '$1',
  };
}

function readCalculate(raw: Record<string, unknown>, note: Note) {
  const options = calculateSchema.safeParse(raw).data;
  const calculation = options && readCalculation(options, note);
  return (
    calculation && {
      id: 'calculateField' as const,
      isReplacing: options.replaceFields ?? false,
      calculation,
      ...(options.alias && { alias: options.alias }),
    }
  );
}

function readCalculation(
  { mode = 'reduceRow', reduce, binary }: z.output<typeof calculateSchema>,
  note: Note,
) {
  if (mode === 'reduceRow') {
    const [calc] = readCalcs([reduce?.reducer ?? 'sum'], note);
    return (
      calc && { kind: 'row' as const, calc, columns: reduce?.include ?? [] }
    );
  }
  if (mode !== 'binary' || !binary) {
    return undefined;
  }
  const { left, operator = '+' as const, right } = binary;
  return { kind: 'binary' as const, left, operator, right };
}

function readFilter(raw: Record<string, unknown>): Transformation | undefined {
  const { include, exclude, byVariable } = parse(
    filterSchema,
    raw,
    'filterFieldsByName',
  );
  if (byVariable) {
    return undefined;
  }
  return {
    id: 'filterFieldsByName',
    includeNames: include?.names ?? [],
    excludeNames: exclude?.names ?? [],
    ...(include?.pattern && { includePattern: include.pattern }),
    ...(exclude?.pattern && { excludePattern: exclude.pattern }),
  };
}

function readSort(raw: Record<string, unknown>): Transformation | undefined {
  const { sort } = parse(sortSchema, raw, 'sortBy');
  return sort.length === 1
    ? {
        id: 'sortBy',
        column: sort[0].field,
        isDescending: sort[0].desc ?? false,
      }
    : undefined;
}

function readLabels(raw: Record<string, unknown>): Transformation {
  const options = parse(labelsSchema, raw, 'labelsToFields');
  return {
    id: 'labelsToFields',
    mode: options.mode ?? 'columns',
    keep: options.keepLabels ?? [],
    ...(options.valueLabel && { valueLabel: options.valueLabel }),
  };
}

function chosen(flagsByName: Record<string, boolean> = {}): string[] {
  return Object.keys(flagsByName).filter(name => flagsByName[name]);
}
