import { parseArgs } from 'node:util';
import { FAULTS, type Fault } from './faults';

/** What the command is asked for; without a fault: to list them, or with `off` to take all back. */
export interface FaultOrder {
  cluster: string;
  off: boolean;
  fault?: Fault;
  /** `namespace/name` of a workload, or a node; without one `off` takes the fault back everywhere. */
  target?: string;
  /** How many pods are hit, or wait without a node. */
  pods: number;
}

/** A command line that cannot be followed; the message is for the person who wrote it. */
export class FaultOrderError extends Error {}

/**
 * Reads `<fault> [namespace/workload | node] [--cluster odp-us] [--pods 2] [--off]`.
 *
 * @throws FaultOrderError with one sentence
 */
export function readFaultOrder(args: string[], clusters: string[]): FaultOrder {
  const { values, positionals } = parse(args);
  const [name, target, ...others] = positionals;
  if (others.length) {
    throw new FaultOrderError(
      `A fault takes one target, and ${others.join(' ')} is left over.`,
    );
  }
  if (!clusters.includes(values.cluster)) {
    throw new FaultOrderError(
      `There is no cluster ${values.cluster}; there are ${clusters.join(
        ' and ',
      )}.`,
    );
  }
  const pods = Number(values.pods);
  if (!Number.isInteger(pods) || pods < 1) {
    throw new FaultOrderError(
      `--pods takes a whole number from 1, and not ${values.pods}.`,
    );
  }
  const { cluster, off } = values;
  const fault = name === undefined ? undefined : faultOf(name, target, off);
  return { cluster, off, fault, target, pods };
}

function faultOf(
  name: string,
  target: string | undefined,
  off: boolean,
): Fault {
  const named = FAULTS.filter(fault => fault.name === name);
  if (!named.length) {
    throw new FaultOrderError(`There is no fault ${name}.`);
  }
  if (target === undefined) {
    if (!off && named[0].place !== 'event bus') {
      throw new FaultOrderError(
        `${name} needs to know where: ${named
          .map(({ place }) => EXAMPLES[place])
          .join(', or ')}.`,
      );
    }
    return named[0];
  }
  const place = target.includes('/') ? 'workload' : 'node';
  const fault = named.find(each => each.place === place);
  if (!fault) {
    throw new FaultOrderError(
      `${name} is no fault of a ${place}, as ${target} is one; it takes ${named
        .map(each => EXAMPLES[each.place])
        .join(', or ')}.`,
    );
  }
  return fault;
}

const EXAMPLES: Record<Fault['place'], string> = {
  workload: 'a workload such as execution/yaml-processor',
  node: 'a node such as general-a-0',
  'event bus': 'no target',
};

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        cluster: { type: 'string', default: 'odp-eu' },
        pods: { type: 'string', default: '1' },
        off: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new FaultOrderError((error as Error).message);
  }
}
