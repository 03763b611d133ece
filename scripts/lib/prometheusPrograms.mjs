import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { folders } from '../../testbed/lib/folders.mjs';
import {
  programsIn,
  unpackPrometheus,
  UNPACKING,
} from '../../testbed/prometheus/package.mjs';
import { must } from './must.mjs';

/**
 * Prometheus and its promtool: as they were unpacked before, as Debian's package is
 * unpacked now, or from PATH; otherwise why there are none.
 *
 * @returns {Promise<{ prometheus: string, promtool: string, why?: undefined } | { why: string }>}
 */
export async function prometheusPrograms() {
  const folder = path.join(folders.cache, 'prometheus/debian/package');
  const why = await unpackedInto(folder);
  if (!why) {
    return programsIn(folder);
  }
  const isOnPath = ['prometheus', 'promtool'].every(
    command => spawnSync(command, ['--version']).status === 0,
  );
  return isOnPath
    ? { prometheus: 'prometheus', promtool: 'promtool' }
    : { why };
}

/** Unpacks Debian's package unless it is there; otherwise what to do, when that cannot be done here. */
async function unpackedInto(folder) {
  const cannotUnpack = UNPACKING.some(
    ({ command, args }) => spawnSync(command, args).status !== 0,
  );
  if (cannotUnpack && !existsSync(folder)) {
    return 'install Prometheus with promtool, so that both are on PATH';
  }
  try {
    await unpackPrometheus({ run: must, say: () => {} }, folder);
    return undefined;
  } catch (error) {
    return error.message;
  }
}
