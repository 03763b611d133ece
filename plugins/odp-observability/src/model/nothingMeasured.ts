import type { EmptyReason } from '@internal/plugin-odp-observability-common';
import type { ViewStateValue } from '@internal/plugin-odp-react';
import type { PanelReading } from './panelReading';

/** Reasons of a source that answers and has nothing. */
const OF_NOTHING: ReadonlyArray<EmptyReason['kind']> = [
  'not-measured',
  'nothing-matches',
  'no-data',
  'no-traffic',
  'not-set-up',
];

interface NothingMeasuredOptions {
  /** It runs nowhere until somebody deploys it. */
  awaitsImage: boolean;
  /** Path of where one is told what to set up. */
  checksPath: string;
}

/**
 * What is said in place of tiles that all have nothing, as those of something new;
 * undefined while one of them says anything else, or nothing yet.
 */
export function nothingMeasured(
  readings: ReadonlyArray<PanelReading | undefined>,
  { awaitsImage, checksPath }: NothingMeasuredOptions,
): ViewStateValue | undefined {
  const whys = readings.map(whyNothing);
  const reasons = whys.flatMap(why => why ?? []);
  if (!reasons.length || reasons.length < whys.length) {
    return undefined;
  }
  const title = 'Nothing of it is measured yet';
  if (awaitsImage) {
    return {
      kind: 'empty-by-nature',
      title,
      detail:
        'It awaits its first image: no pod of it runs that could be measured.',
    };
  }
  const missing = reasons.filter(({ kind }) => kind === 'not-set-up');
  if (missing.length) {
    return {
      kind: 'not-set-up',
      title,
      detail: sentencesOf(missing),
      actions: [{ label: 'Open the checks', to: checksPath }],
    };
  }
  return {
    kind: 'empty-by-nature',
    title,
    detail: `${sentencesOf(
      reasons,
    )} None of its pods runs, or none was scraped yet.`,
  };
}

/** Why one tile has nothing; undefined where it has something, had something before, or nobody can be asked. */
function whyNothing(
  reading: PanelReading | undefined,
): EmptyReason | undefined {
  const { answer, error, why } = reading ?? {};
  if (answer?.state === 'data') {
    return undefined;
  }
  const reason = error === undefined ? answer?.why : why;
  // What has a remedy is said of a source, and not of what it has.
  const isOfSource = reason?.remedy !== undefined;
  return reason && !isOfSource && OF_NOTHING.includes(reason.kind)
    ? reason
    : undefined;
}

function sentencesOf(reasons: readonly EmptyReason[]): string {
  return [...new Set(reasons.map(({ sentence }) => sentence))].join(' ');
}
