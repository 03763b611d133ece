import type { Status } from '../../contract';
import type { NodeRecord, PodRecord } from '../../records';
import type { Finding } from '../Finding';

/** What a pod rule looks at. */
export interface PodContext {
  pod: PodRecord;
  /** The node it runs on; absent when it has none or nodes cannot be read. */
  node?: NodeRecord;
  now: number;
}

type Found = Omit<Finding, 'rule' | 'status'>;

/** A row of the rule table. */
export interface PodRule {
  id: string;
  status: Status;
  find(context: PodContext): Found | undefined;
}
