import type { FieldConfig, Mapping, MappingResult } from '../model';
import { matches, patternOf } from './pattern';

export type CellValue = number | string | null;

/** What the first mapping that matches makes of a value; undefined: none does. */
export function mappingOf(
  value: CellValue,
  field: Pick<FieldConfig, 'mappings'>,
): MappingResult | undefined {
  for (const mapping of field.mappings) {
    const result = resultOf(value, mapping);
    if (result) {
      return result;
    }
  }
  return undefined;
}

function resultOf(
  value: CellValue,
  mapping: Mapping,
): MappingResult | undefined {
  switch (mapping.type) {
    case 'value':
      return mapping.entries.find(
        entry => value !== null && entry.value === String(value),
      )?.result;
    case 'range': {
      const number =
        typeof value === 'string' ? parseFloat(value) : value ?? NaN;
      const { from = -Infinity, to = Infinity, result } = mapping;
      return number >= from && number <= to ? result : undefined;
    }
    case 'regex':
      return regexResultOf(value, mapping);
    default:
      return isSpecial(value, mapping.match) ? mapping.result : undefined;
  }
}

function regexResultOf(
  value: CellValue,
  { pattern, result }: Extract<Mapping, { type: 'regex' }>,
): MappingResult | undefined {
  const regex = patternOf(pattern);
  if (typeof value !== 'string' || !regex || !matches(regex, value)) {
    return undefined;
  }
  return result.text === undefined
    ? result
    : { ...result, text: value.replace(regex, result.text) };
}

function isSpecial(
  value: CellValue,
  match: Extract<Mapping, { type: 'special' }>['match'],
): boolean {
  switch (match) {
    case 'null':
      return value === null;
    case 'nan':
      return Number.isNaN(value);
    case 'null+nan':
      return value === null || Number.isNaN(value);
    case 'empty':
      return value === '';
    default:
      return value === match;
  }
}
