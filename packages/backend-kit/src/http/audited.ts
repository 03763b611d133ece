import type { AuditorService } from '@backstage/backend-plugin-api';

type AuditedEvent = Parameters<AuditorService['createEvent']>[0];

/** What is to be written down. */
interface Audit<T> extends AuditedEvent {
  /** What came of it, to be written down as well. */
  outcome?: (result: T) => AuditedEvent['meta'];
}

/** Does what a caller asks for, and writes down who asked and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  { outcome, ...event }: Audit<T>,
  action: () => Promise<T>,
): Promise<T> {
  const entry = await auditor.createEvent(event);
  try {
    const result = await action();
    await entry.success({ meta: outcome?.(result) });
    return result;
  } catch (error) {
    await entry.fail({ error: error as Error });
    throw error;
  }
}
