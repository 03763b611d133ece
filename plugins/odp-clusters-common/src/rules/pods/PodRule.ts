import type { NodeRecord, PodRecord } from '../../records';
import type { Rule } from '../Rule';

/** What a pod rule looks at. */
export interface PodContext {
  pod: PodRecord;
  /** The node it runs on; absent when it has none or nodes cannot be read. */
  node?: NodeRecord;
  /** It has a node that the cluster does not have any more. */
  nodeIsGone?: boolean;
  now: number;
}

/** A row of the rule table on pods. */
export type PodRule = Rule<PodContext>;
