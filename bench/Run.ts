import type { SizeResult } from './Measures';
import type { BenchSize } from './sizes';

/** The parts of a run, which can be asked for alone. */
export const PARTS = [
  'reading',
  'serving',
  'churn',
  'stock',
  'drawing',
  'bus',
  'panels',
] as const;
export type Part = (typeof PARTS)[number];
/** The most that a process of a measure may take. */
export const CHILD_SECONDS = 1500;

/** One size while it is measured. */
export interface Run {
  size: BenchSize;
  parts: readonly Part[];
  result: SizeResult;
  /** Tells what is done now. */
  say: (what: string) => void;
}

/** Says what is done, does it, and keeps the error when it fails. */
export async function attempt(
  { say, result }: Run,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  say(what);
  try {
    await work();
  } catch (error) {
    say(`${what}: FAILED`);
    result.failures.push(`${what}: ${(error as Error).message}`);
  }
}
