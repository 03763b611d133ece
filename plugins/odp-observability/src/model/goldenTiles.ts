import {
  type Dashboard,
  type EmptyReason,
  type Panel,
  type PanelAnswer,
  type SingleValue,
  singleValuesOf,
  transformFrames,
} from '@internal/plugin-odp-observability-common';
import { worstStatus, type StatusName } from '@internal/plugin-odp-react';
import { limitInWords, statusOfValue } from './limits';

const TILES = 4;

/** The tiles that say how it goes: the stats in the first line of a dashboard, four at most. */
export function goldenTilesOf({ panels }: Pick<Dashboard, 'panels'>): Panel[] {
  const stats = panels.filter(({ type }) => type === 'stat');
  const top = Math.min(...stats.map(({ grid }) => grid.y));
  return stats
    .filter(({ grid }) => grid.y === top)
    .sort((one, other) => one.grid.x - other.grid.x)
    .slice(0, TILES);
}

/** What a tile says. */
export interface TileReading {
  panel: Panel;
  /** The worst of its values; absent: there is none. */
  worst?: SingleValue;
  /** Absent: there is a value, and nothing judges it. */
  status?: StatusName;
  limit?: string;
  /** Why there is no value. */
  why?: EmptyReason;
  /** Why it cannot be read, a sentence. */
  error?: string;
}

/** What a tile says by the last answer to it; undefined while there is none. */
export function readTile(
  panel: Panel,
  answer: PanelAnswer | undefined,
): TileReading | undefined {
  if (!answer) {
    return undefined;
  }
  if (answer.state !== 'data') {
    return {
      panel,
      limit: limitInWords(panel.field),
      ...(!isNothingToJudge(panel, answer.why) && {
        status: 'unknown' as const,
      }),
      ...(answer.why && { why: answer.why }),
      ...(answer.state === 'error' && { error: answer.error }),
    };
  }
  const frames = transformFrames(answer.frames ?? [], panel.transformations);
  const { values } = singleValuesOf(frames, panel);
  const judged = values.map(value => ({
    value,
    status: statusOfSingle(value),
  }));
  const states = judged.flatMap(({ status }) => status ?? []);
  const status = states.length > 0 ? worstStatus(states) : undefined;
  const worst = judged.find(one => one.status === status)?.value;
  if (!worst) {
    return { panel, status: 'unknown', limit: limitInWords(panel.field) };
  }
  return {
    panel,
    worst,
    limit: limitInWords(worst.field),
    ...(status && { status }),
  };
}

/** Where nothing happens, and where the dashboard says what nothing means; all else is not known. */
function isNothingToJudge(
  { field }: Panel,
  why: EmptyReason | undefined,
): boolean {
  return (
    why?.kind === 'no-traffic' ||
    (why?.kind === 'nothing-matches' && field.noValue !== undefined)
  );
}

function statusOfSingle({ value, field }: SingleValue): StatusName | undefined {
  const isMissing =
    value === null || (typeof value === 'number' && Number.isNaN(value));
  if (isMissing && !statusOfValue(value, field)) {
    return field.noValue === undefined ? 'unknown' : undefined;
  }
  return statusOfValue(value, field);
}
