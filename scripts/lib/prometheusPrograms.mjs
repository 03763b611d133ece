import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  programsIn,
  unpackPrometheus,
  UNPACKING,
} from '../../testbed/prometheus/package.mjs';
import { EXIT, Failure } from './failure.mjs';
import { must } from './must.mjs';
import { cacheDir } from './paths.mjs';

const INSTALL =
  'install Prometheus with promtool, so that both are on PATH (on macOS "brew install prometheus")';
/** A start does not wait longer for a package. */
const FETCHING_MS = 60_000;
const WISHES = [undefined, 'off', 'required'];

/**
 * Prometheus and its promtool: those on PATH; on Debian and Ubuntu otherwise those of
 * the distribution's package, unpacked into the cache folder and not installed. When
 * there are none: why, and what to do. `ODP_PROMETHEUS` is `off` for none at all, or
 * `required`, so that not having them is a Failure.
 *
 * @returns {Promise<{ prometheus: string, promtool: string, summary: string, why?: undefined } | { why: string }>}
 */
export async function prometheusPrograms(wish = process.env.ODP_PROMETHEUS) {
  if (!WISHES.includes(wish || undefined)) {
    throw new Failure(
      `ODP_PROMETHEUS is "off", "required" or not set, not "${wish}".`,
      EXIT.startFailed,
    );
  }
  if (wish === 'off') {
    return { why: 'ODP_PROMETHEUS is off; leave it out' };
  }
  const found = onPath() ?? (await unpacked());
  if (found.why && wish === 'required') {
    throw new Failure(
      `There is no Prometheus, and ODP_PROMETHEUS is required: ${found.why}.`,
      EXIT.installFailed,
    );
  }
  return found;
}

function onPath() {
  const programs = { prometheus: 'prometheus', promtool: 'promtool' };
  return Object.values(programs).every(works)
    ? { ...programs, summary: 'the one on PATH' }
    : undefined;
}

async function unpacked() {
  const folder = path.join(cacheDir, 'prometheus/debian');
  const cannotUnpack = !UNPACKING.every(({ command }) => works(command));
  if (cannotUnpack && !existsSync(folder)) {
    return { why: INSTALL };
  }
  const signal = AbortSignal.timeout(FETCHING_MS);
  try {
    await unpackPrometheus(
      {
        run: (command, args, options) =>
          must(command, args, { ...options, signal }),
        say: () => {},
      },
      folder,
    );
  } catch (error) {
    return {
      why: signal.aborted
        ? `fetching the package took more than ${
            FETCHING_MS / 1000
          } s; ${INSTALL}`
        : error.message,
    };
  }
  return {
    ...programsIn(folder),
    summary: `the distribution's package, unpacked in ${path.relative(
      process.cwd(),
      folder,
    )}`,
  };
}

function works(command) {
  return spawnSync(command, ['--version']).status === 0;
}
