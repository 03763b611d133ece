import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../scripts/lib/failure.mjs';
import { say } from '../scripts/lib/steps.mjs';
import {
  FAULT_NAMES,
  type FaultName,
  type FaultOutcomes,
  measureFault,
} from './measures/measureFaults';
import { faultFigures } from './report/faultFigures';
import { describeMachine } from './report/machine';
import { tableOf } from './report/table';
import { benchDir, cleanUpAtExit } from './support/children';
import { Postgres } from './support/Postgres';

const USAGE = `yarn bench:faults [options]
  --seed NUMBER   of the moments at which something goes wrong; 1 when absent
  --only NAMES    of ${FAULT_NAMES.join(', ')}, separated by commas

A table on standard output, everything as JSON in .cache/bench.
`;
/** What does not come to an end is a fault, too. */
const MOST_MS = 4 * 60_000;

/** What becomes of workspaces when something goes wrong while they are made. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: FAULT_NAMES.join(',') },
      help: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const names = values.only.split(',') as FaultName[];
  const unknown = names.find(name => !FAULT_NAMES.includes(name));
  const isWrong = unknown !== undefined || !Number.isSafeInteger(seed);
  if (values.help || isWrong) {
    process.stdout.write(USAGE);
    return isWrong ? 2 : 0;
  }
  cleanUpAtExit();
  mkdirSync(benchDir, { recursive: true });
  const machine = describeMachine();
  say(`${machine.text}, seed ${seed}`);
  const file = path.join(
    benchDir,
    `faults-${machine.at.replace(/[:.]/g, '-')}.json`,
  );
  const outcomes: FaultOutcomes = {};
  const failures: string[] = [];
  const postgres = await Postgres.start();
  try {
    for (const name of names) {
      say(name);
      try {
        Object.assign(outcomes, {
          [name]: await within(measureFault(name, { postgres, seed })),
        });
      } catch (error) {
        failures.push(`${name}: ${(error as Error).message}`);
      }
      writeFileSync(
        file,
        JSON.stringify({ machine, seed, outcomes, failures }, undefined, 2),
      );
    }
  } finally {
    await postgres.stop();
  }
  const figures = faultFigures(outcomes);
  process.stdout.write(`\n${tableOf(`seed ${seed}`, figures)}\n`);
  failures.forEach(text => process.stdout.write(`FAILED ${text}\n`));
  say(`JSON in ${path.relative(process.cwd(), file)}`);
  if (failures.length) {
    // What is not over would keep this process.
    process.exit(1);
  }
  return figures.some(({ verdict }) => verdict === 'MISSED') ? 1 : 0;
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`is not over after ${MOST_MS / 1000} s`)),
      MOST_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

runMain(main);
