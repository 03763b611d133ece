import type { Column } from '../frames';
import { labelOf } from '../frames/legendOf';
import type { FieldConfig, Override, Panel } from '../model';
import { matches, patternOf } from './pattern';

/** What a panel says of one column: of all its fields, and then each override that names it. */
export function fieldOf(
  column: Column,
  refId: string,
  panel: Pick<Panel, 'field' | 'overrides'>,
): FieldConfig {
  return panel.overrides
    .filter(({ matcher }) => isMeant(column, refId, matcher))
    .reduce(
      (field, { changes }) => ({
        ...field,
        ...changes,
        custom: { ...field.custom, ...changes.custom },
      }),
      panel.field,
    );
}

/** What a column is called where it is drawn. */
export function columnNameOf(column: Column, field: FieldConfig): string {
  const labels = (column.type === 'number' && column.labels) || {};
  return (field.displayName || column.name).replace(
    /\$\{__(?:field\.labels\.(\w+)|field\.(?:name|displayName)|series\.name)\}/g,
    (_, label?: string) =>
      label === undefined ? column.name : labelOf(labels, label),
  );
}

function isMeant(
  column: Column,
  refId: string,
  { kind, value }: Override['matcher'],
): boolean {
  switch (kind) {
    case 'byName':
      return column.name === value;
    case 'byRegexp':
      return matches(patternOf(value), column.name);
    case 'byFrameRefID':
      return refId === value;
    default:
      return column.type === value;
  }
}
