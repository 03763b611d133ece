import { compareStatus } from '@internal/vocabulary';
import type { Diagnosis } from '../contract';
import { isReader, isSystemSubscription } from '../names';
import type { SubscriptionReading } from '../records';
import type { CauseRow } from './CauseRow';
import {
  CAUSE_ROWS,
  ROWS_WITHOUT_BACKLOG,
  SLOWER_THAN_PUBLISHED,
} from './causes';
import type { DiagnosisContext } from './DiagnosisContext';
import { readSigns, type Signs } from './Signs';

/** Why a subscription does not keep up, worst first; empty when it does, and for readers and Pulsar's own cursors. */
export function diagnose(
  subscription: SubscriptionReading,
  context: DiagnosisContext,
): Diagnosis[] {
  const { backlogEntries, name } = subscription;
  const hasNothing = backlogEntries === 0 && context.evictions.length === 0;
  if (hasNothing || isReader(subscription) || isSystemSubscription(name)) {
    return [];
  }
  const signs = readSigns(subscription, context, backlogEntries ?? 0);
  const rows = backlogEntries ? CAUSE_ROWS : ROWS_WITHOUT_BACKLOG;
  const found = findAll(rows, signs);
  const isExplained = found.some(({ cause }) => cause !== 'evicted');
  return (
    isExplained ? found : [...found, ...findAll([SLOWER_THAN_PUBLISHED], signs)]
  ).sort((a, b) => compareStatus(a.status, b.status));
}

function findAll(rows: readonly CauseRow[], signs: Signs): Diagnosis[] {
  return rows.flatMap(({ cause, title, find }) => {
    const found = find(signs);
    return found ? { cause, title, ...found, excluded: excludedBy(signs) } : [];
  });
}

function excludedBy(signs: Signs): string[] {
  return CAUSE_ROWS.flatMap(({ noun, isRuledOut }) =>
    noun && isRuledOut(signs) ? noun : [],
  );
}
