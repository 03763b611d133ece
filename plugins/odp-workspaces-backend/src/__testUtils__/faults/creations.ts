import type { WorkspacesPortal } from '../WorkspacesPortal';

/** Ids of so many workspaces. */
export function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `vela-${index + 1}`);
}

/** Asks for a workspace: see {@link insist}. */
export function insistOn(
  id: string,
  portalNow: () => WorkspacesPortal | undefined,
): Promise<void> {
  const spec = {
    displayName: id,
    owner: 'group:default/risk-platform',
    members: [{ subject: 'user:default/auditor', role: 'viewer' }],
    tier: 's',
    clusters: ['odp-eu'],
  };
  return insist({ kind: 'create', workspace: id, spec }, portalNow);
}

/**
 * Asks for something until the portal says that it has taken that up, as a
 * script does whose calls fail: with the same key, so that it is one operation.
 *
 * @param portalNow who is asked; another one after the first has ended
 */
export async function insist(
  asked: {
    kind: string;
    workspace: string;
    component?: string;
    spec?: object;
  },
  portalNow: () => WorkspacesPortal | undefined,
): Promise<void> {
  const { kind, workspace, component } = asked;
  const subject = component ?? workspace;
  const answerOf = async (place: string, sent: object) => {
    for (;;) {
      const answer = await portalNow()
        ?.post(place, sent)
        .catch(() => undefined);
      if (answer && answer.status < 500) {
        return answer;
      }
      await soon();
    }
  };
  for (;;) {
    const { body: plan } = await answerOf('/plans', asked);
    const { status, text } = await answerOf('/operations', {
      ...asked,
      planHash: plan.planHash,
      idempotencyKey: `${kind} ${subject}`,
    });
    if (status === 202) {
      return;
    }
    // A place that could not be asked has made it another plan, or another operation is not done.
    if (status !== 409) {
      throw new Error(`${kind} ${subject}: ${status} ${text}`);
    }
    await soon();
  }
}

export async function untilReady(
  portal: WorkspacesPortal,
  ids: readonly string[],
  withinMs = 60_000,
): Promise<void> {
  await portal.until('/workspaces', body => areAllReady(body, ids), withinMs);
}

/** Whether the list has all of them ready, with nothing under way. */
export function areAllReady(
  { items = [] }: any,
  ids: readonly string[],
): boolean {
  return ids.every(id =>
    items.some(
      (item: any) =>
        item.id === id && item.phase === 'ready' && !item.openOperation,
    ),
  );
}

/** Waits for something that nobody announces. */
export async function untilSo(
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await isSo())) {
    await soon();
  }
}

function soon(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 5));
}
