import { durationInWords } from '@internal/vocabulary';
import type { FieldConfig } from '../model';
import { formatValue, textOf } from '../units';
import { thresholdOf, type Extent } from '../values';

/** How bad a threshold's colour says that a value is; green, blue and the like are not. */
const ALARMS: [colour: RegExp, severity: number][] = [
  [/red/, 3],
  [/orange/, 2],
  [/yellow/, 1],
];

/**
 * For how long a series was where its thresholds warn: "above 500 ms for 9
 * min", "below 99% for the last 2 min". Undefined: never, or nothing warns.
 */
export function breachOf(
  values: readonly (number | null)[],
  field: FieldConfig,
  scale: { stepMs: number; extent?: Extent },
): string | undefined {
  const { steps } = field.thresholds;
  const severityOfStep = steps.map(({ color }) => severityOf(color));
  if (steps.length < 2 || severityOfStep.every(severity => severity === 0)) {
    return undefined;
  }
  const reached = values.map(
    value => thresholdOf(value, field, scale.extent)?.index ?? -1,
  );
  const severities = reached.map(step => severityOfStep[step] ?? 0);
  const worst = severities.reduce((most, one) => Math.max(most, one), 0);
  if (worst === 0) {
    return undefined;
  }
  const count = severities.filter(severity => severity === worst).length;
  const index = reached.reduce(
    (lowest, step) =>
      severityOfStep[step] === worst ? Math.min(lowest, step) : lowest,
    steps.length,
  );
  const isUntilEnd = severities
    .slice(lastValueAt(values) + 1 - count, lastValueAt(values) + 1)
    .every(severity => severity === worst);
  const duration = durationInWords(count * scale.stepMs);
  return `${limitOf(index, field)} for ${
    isUntilEnd ? `the last ${duration}` : duration
  }`;
}

/** The base has no value of its own: what it warns of is to be below the next. */
function limitOf(index: number, field: FieldConfig): string {
  const { mode, steps } = field.thresholds;
  const value = steps[index].value ?? steps[index + 1].value ?? 0;
  const limit =
    mode === 'percentage'
      ? `${value}%`
      : textOf(formatValue(value, field)).trim();
  return `${steps[index].value === null ? 'below' : 'above'} ${limit}`;
}

function severityOf(color: string): number {
  return ALARMS.find(([pattern]) => pattern.test(color))?.[1] ?? 0;
}

function lastValueAt(values: readonly (number | null)[]): number {
  return values.reduce<number>(
    (last, value, place) => (value === null ? last : place),
    -1,
  );
}
