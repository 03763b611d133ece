import {
  displayOf,
  type DisplayOptions,
  type FormattedValue,
  type Frame,
  type Panel,
  singleValuesOf,
  type SingleValue,
  extentOf,
} from '@internal/plugin-odp-observability-common';
import type { StatusName } from '@internal/plugin-odp-react';
import { type ColourToken, tokenOf } from './colours';
import { limitInWords, statusOfValue } from './limits';

/** One value as a stat, a gauge or a bar gauge shows it. */
export interface SingleFigure {
  name: string;
  written: FormattedValue;
  /** Absent: that of the text. */
  colour?: ColourToken;
  status?: StatusName;
  limit?: string;
  /** Place between the ends of its scale, 0 to 1; absent: it is no number. */
  share?: number;
  /** Places of the thresholds on the scale. */
  marks: { share: number; colour?: ColourToken }[];
  /** Ends of the scale. */
  ends: { min: number; max: number };
  source: SingleValue;
}

/** The values of a panel that shows one a series, and how many it leaves out. */
export function singleFiguresOf(
  frames: readonly Frame[],
  panel: Pick<Panel, 'field' | 'overrides' | 'options'>,
  options: Omit<DisplayOptions, 'extent'>,
): { figures: SingleFigure[]; hidden: number } {
  const { values, hidden } = singleValuesOf(frames, panel);
  const extent = extentOf(
    values.map(({ value }) => ({
      values: [typeof value === 'number' ? value : null],
    })),
  );
  const figures = values.map((source): SingleFigure => {
    const { field, value, name } = source;
    const { color, ...written } = displayOf(value, field, {
      ...options,
      extent,
    });
    const ends = endsOf(source, extent);
    const shareOf = (number: number) =>
      Math.min(1, Math.max(0, (number - ends.min) / (ends.max - ends.min)));
    const { mode, steps } = field.thresholds;
    return {
      name,
      written,
      colour: tokenOf(color),
      status: statusOfValue(value, field, extent),
      limit: limitInWords(field),
      share:
        typeof value === 'number' && !Number.isNaN(value)
          ? shareOf(value)
          : undefined,
      marks: steps.flatMap(step =>
        step.value === null
          ? []
          : [
              {
                share:
                  mode === 'percentage'
                    ? step.value / 100
                    : shareOf(step.value),
                colour: tokenOf(step.color),
              },
            ],
      ),
      ends,
      source,
    };
  });
  return { figures, hidden };
}

/** The field's own ends; else from zero to the largest value or limit. */
function endsOf(
  { field }: SingleValue,
  extent: { min: number; max: number } | undefined,
): { min: number; max: number } {
  const min = field.min ?? Math.min(0, extent?.min ?? 0);
  const limits =
    field.thresholds.mode === 'absolute'
      ? field.thresholds.steps.flatMap(({ value }) => value ?? [])
      : [];
  const max = field.max ?? Math.max(extent?.max ?? 0, ...limits);
  return { min, max: max > min ? max : min + 1 };
}
