import { homedir } from 'node:os';
import path from 'node:path';
import { cacheDir } from '../../scripts/lib/paths.mjs';

export const folders = {
  /** State, logs, data and secrets of what runs; `ODP_TESTBED` names another one beside it. */
  run: path.join(cacheDir, process.env.ODP_TESTBED ?? 'testbed'),
  /** What was fetched and built; survives the checkout. */
  cache: path.join(
    process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
    'odp-testbed',
  ),
};
