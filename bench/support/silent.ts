import type { LoggerService } from '@backstage/backend-plugin-api';

/** Says on standard error what went wrong, and nothing else. */
export const silent: LoggerService = {
  error: text => process.stderr.write(`${text}\n`),
  warn: text => process.stderr.write(`${text}\n`),
  info: () => {},
  debug: () => {},
  child: () => silent,
};
