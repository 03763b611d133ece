import type { CauseRow } from '../CauseRow';
import { ACKNOWLEDGEMENT_HOLE } from './acknowledgementHole';
import { BLOCKED_ON_UNACKED } from './blockedOnUnacked';
import { DISPATCH_STALL } from './dispatchStall';
import { EVICTED } from './evicted';
import { KEY_SHARED_JOIN } from './keySharedJoin';
import { NO_CONSUMER } from './noConsumer';
import { NOT_PULLING } from './notPulling';
import { ONLY_DELAYED } from './onlyDelayed';
import { THROTTLED } from './throttled';

/** The nine causes, in the order in which those of one status are shown. */
export const CAUSE_ROWS: readonly CauseRow[] = [
  EVICTED,
  NO_CONSUMER,
  BLOCKED_ON_UNACKED,
  NOT_PULLING,
  DISPATCH_STALL,
  ACKNOWLEDGEMENT_HOLE,
  KEY_SHARED_JOIN,
  THROTTLED,
  ONLY_DELAYED,
];

/** Causes that may hold though nothing waits, or though nobody tells what waits. */
export const ROWS_WITHOUT_BACKLOG: readonly CauseRow[] = [
  EVICTED,
  BLOCKED_ON_UNACKED,
];

export { SLOWER_THAN_PUBLISHED } from './slowerThanPublished';
