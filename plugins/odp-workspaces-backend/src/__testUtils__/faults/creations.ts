import type { WorkspacesPortal } from '../WorkspacesPortal';

/** Ids of so many workspaces. */
export function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `vela-${index + 1}`);
}

/**
 * Asks for a workspace until the portal says that it has taken that up, as a
 * script does whose calls fail: with the same key, so that it is one operation.
 *
 * @param portalNow who is asked; another one after the first has ended
 */
export async function insistOn(
  id: string,
  portalNow: () => WorkspacesPortal | undefined,
): Promise<void> {
  const body = {
    kind: 'create',
    workspace: id,
    spec: {
      displayName: id,
      owner: 'group:default/risk-platform',
      members: [{ subject: 'user:default/auditor', role: 'viewer' }],
      tier: 's',
      clusters: ['odp-eu'],
    },
  };
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
    const { body: plan } = await answerOf('/plans', body);
    const { status, text } = await answerOf('/operations', {
      ...body,
      planHash: plan.planHash,
      idempotencyKey: id,
    });
    if (status === 202) {
      return;
    }
    // A place that could not be asked has made it another plan.
    if (status !== 409) {
      throw new Error(`${id}: ${status} ${text}`);
    }
  }
}

/** Whether all are ready, with nothing under way. */
export async function areReady(
  portal: WorkspacesPortal,
  ids: readonly string[],
): Promise<boolean> {
  const { body } = await portal.get('/workspaces');
  return holds(body, ids);
}

export async function untilReady(
  portal: WorkspacesPortal,
  ids: readonly string[],
  withinMs = 60_000,
): Promise<void> {
  await portal.until('/workspaces', body => holds(body, ids), withinMs);
}

function holds({ items = [] }: any, ids: readonly string[]): boolean {
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
