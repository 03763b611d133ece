import type { Phase, Workspace } from '@internal/plugin-odp-workspaces-common';

/** What a workspace and a component have in common: where they are on their way. */
export type OnItsWay = Pick<
  Workspace,
  'phase' | 'generation' | 'openOperation'
>;
import type { Status } from '@internal/vocabulary';

/** A phase borrows the shape and colour of a status; its word is its own. */
export const PHASE_STATUS: Record<Phase, Status> = {
  waiting: 'degraded',
  applying: 'progressing',
  ready: 'healthy',
  removing: 'progressing',
  failed: 'failing',
  gone: 'unknown',
};

/** Whether it was ever made, or is only asked for. */
export function isMade({ generation }: Pick<Workspace, 'generation'>): boolean {
  return generation > 0;
}

/** Why nothing can be asked of a workspace or a component now, in a sentence; undefined when something can. */
export function whyLocked(subject: OnItsWay): string | undefined {
  const { phase, openOperation } = subject;
  if (phase === 'gone') {
    return 'It is gone.';
  }
  if (openOperation) {
    return `Locked while operation ${openOperation} is open.`;
  }
  if (phase === 'removing') {
    return 'It is being removed.';
  }
  return isMade(subject) ? undefined : 'It is not made yet.';
}
