import {
  type BackendFeature,
  coreServices,
  createServiceFactory,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** What was told to a logger and to an auditor. */
export interface Recording {
  /** Lines with everything that was handed to the logger. */
  logged: Array<{ level: Level; text: string }>;
  /** Events; `end` is absent while one goes on. */
  audited: Array<{
    eventId: string;
    severityLevel?: string;
    meta?: unknown;
    end?: 'success' | 'fail';
  }>;
  features: BackendFeature[];
}

type Level = 'error' | 'warn' | 'info' | 'debug';

/** A logger and an auditor that keep what they are told. */
export function recording(): Recording {
  const logged: Recording['logged'] = [];
  const audited: Recording['audited'] = [];
  const line = (level: Level) => (message: string, meta?: object) =>
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
          const event: Recording['audited'][number] = {
            eventId,
            severityLevel,
            meta,
          };
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
