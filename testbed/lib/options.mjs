import { parseArgs } from 'node:util';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';

/** Versions that a server can have, the default first. */
const VERSIONS = {
  kubernetes: ['1.36', '1.35', '1.34'],
  pulsar: ['3.1.0', '4.0.7'],
};

/**
 * Reads the arguments of a command.
 *
 * @param {string[]} args such as `--only pulsar,postgres --pulsar 4.0.7`
 * @param {string[]} servers names that `--only` may hold
 * @returns {{ only: string[], options: Record<string, string> }} options: the version by server
 */
export function readOptions(args, servers) {
  const values = parse(args);
  const only = values.only?.split(',').filter(Boolean) ?? servers;
  for (const name of only) {
    requireOneOf(`--only`, name, servers);
  }
  const options = Object.fromEntries(
    Object.entries(VERSIONS).map(([name, versions]) => {
      const version = values[name] ?? versions[0];
      requireOneOf(`--${name}`, version, versions);
      return [name, version];
    }),
  );
  return { only, options };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: Object.fromEntries(
        ['only', ...Object.keys(VERSIONS)].map(name => [
          name,
          { type: 'string' },
        ]),
      ),
    }).values;
  } catch (error) {
    throw new Failure(error.message, EXIT.startFailed);
  }
}

function requireOneOf(option, value, known) {
  if (!known.includes(value)) {
    throw new Failure(
      `${option} does not know ${value}; it takes ${known.join(', ')}.`,
      EXIT.startFailed,
    );
  }
}
