import {
  coreServices,
  createServiceFactory,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** A line of the log, with everything that was handed to the logger. */
interface LoggedLine {
  level: 'error' | 'warn' | 'info' | 'debug';
  text: string;
}

/** What a route tells the auditor. */
interface AuditedEvent {
  eventId: string;
  severityLevel?: string;
  meta?: unknown;
  /** Absent while it goes on. */
  end?: 'success' | 'fail';
}

/** A logger and an auditor that keep what they are told. */
export function recording() {
  const logged: LoggedLine[] = [];
  const audited: AuditedEvent[] = [];
  const line =
    (level: LoggedLine['level']) => (message: string, meta?: object) =>
      void logged.push({ level, text: `${message} ${inFull(meta)}` });
  const logger: LoggerService = {
    error: line('error'),
    warn: line('warn'),
    info: line('info'),
    debug: line('debug'),
    child: () => logger,
  };
  return {
    logged,
    audited,
    features: [
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      mockServices.auditor.mock({
        createEvent: async ({ eventId, severityLevel, meta }) => {
          const event: AuditedEvent = { eventId, severityLevel, meta };
          audited.push(event);
          return {
            success: async () => void (event.end = 'success'),
            fail: async () => void (event.end = 'fail'),
          };
        },
      }).factory,
    ],
  };
}

/** Errors with their stack and cause, which JSON would leave out. */
function inFull(meta: unknown): string {
  return JSON.stringify(meta, (_, value) =>
    value instanceof Error
      ? { ...value, stack: value.stack, cause: value.cause }
      : value,
  );
}
