import type { Operation } from '../contract';

/** Who decides on an operation. */
export interface Decider {
  /** Entity ref of the user. */
  user: string;
  /** Entity refs of the user and of its groups. */
  claims: readonly string[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** Why somebody may not approve or reject an operation, in a sentence; undefined when it is theirs to decide. */
export function whyNotToDecide(
  operation: Pick<Operation, 'id' | 'state' | 'approval' | 'requestedBy'>,
  { user, claims, now }: Decider,
): string | undefined {
  const { state, approval, requestedBy } = operation;
  if (!approval || state !== 'waiting') {
    return `Operation ${operation.id} waits for nobody: it is ${state}.`;
  }
  if (Date.parse(approval.expiresAt) <= now) {
    return 'The question has lapsed; it has to be asked again.';
  }
  if (user === requestedBy) {
    return 'Who asks for a change cannot approve it; somebody else has to.';
  }
  if (!approval.approvers.some(group => claims.includes(group))) {
    return `Only members of ${approval.approvers.join(', ')} decide on it.`;
  }
  return undefined;
}
