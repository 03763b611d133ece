import type { Diagnosis } from '../contract';
import type { Signs } from './Signs';

/** What a row says when its signature is there. */
export type Found = Pick<
  Diagnosis,
  'status' | 'message' | 'evidence' | 'cures'
> & {
  /** Where the row's own says too much. */
  title?: string;
};

/** A row of the table of causes. */
export interface CauseRow {
  cause: Diagnosis['cause'];
  title: string;
  /** What it is called among the causes that are ruled out; absent for one that the figures cannot rule out. */
  noun?: string;
  find(signs: Signs): Found | undefined;
  isRuledOut(signs: Signs): boolean;
}
