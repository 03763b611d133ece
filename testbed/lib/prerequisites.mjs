import { spawnSync } from 'node:child_process';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';

/**
 * Refuses with a sentence per command that is missing or too old.
 *
 * A prerequisite is `{ command, args, atLeast, name, why, install }`: what prints
 * the version, the least one ('17', '1.26'), and what a person needs to know.
 */
export function requirePrerequisites(servers) {
  const seen = new Map(
    servers
      .flatMap(server => server.prerequisites ?? [])
      .map(prerequisite => [prerequisite.name, prerequisite]),
  );
  const problems = [...seen.values()].map(problemOf).filter(Boolean);
  if (problems.length) {
    throw new Failure(problems.join('\n'), EXIT.unsupportedPlatform);
  }
}

function problemOf({ command, args = [], atLeast, name, why, install }) {
  const wanted = atLeast ? `${name} ${atLeast} or later` : name;
  const advice = install ? `; ${install}` : '';
  const { error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
  });
  if (error) {
    return `${wanted} is missing (${why}): there is no command ${command}${advice}.`;
  }
  const found = `${stdout}${stderr}`.match(/\d+(\.\d+)*/)?.[0];
  if (atLeast && !(found && compare(found, String(atLeast)) >= 0)) {
    return `${wanted} is missing (${why}): ${command} is version ${
      found ?? 'unknown'
    }${advice}.`;
  }
  return undefined;
}

function compare(left, right) {
  const parts = [left, right].map(version => version.split('.').map(Number));
  for (const [index, wanted] of parts[1].entries()) {
    const difference = (parts[0][index] ?? 0) - wanted;
    if (difference) {
      return difference;
    }
  }
  return 0;
}
