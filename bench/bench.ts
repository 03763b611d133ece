import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from '../scripts/lib/failure.mjs';
import { say } from '../scripts/lib/steps.mjs';
import type { SizeResult } from './Measures';
import { measureSize } from './measureSize';
import { figuresOf } from './report/figures';
import { describeMachine } from './report/machine';
import { tableOf } from './report/table';
import { type Part, PARTS } from './Run';
import { FULL_SIZES, QUICK_SIZES } from './sizes';
import { benchDir, cleanUpAtExit } from './support/children';

const USAGE = `yarn bench [options]
  --quick         one small size, in about two minutes: whether everything still measures
  --size NAME     gate or goal alone
  --only PARTS    of ${PARTS.join(', ')}, separated by commas

A table on standard output, everything as JSON in .cache/bench.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      size: { type: 'string' },
      only: { type: 'string', default: PARTS.join(',') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const sizes = values.quick
    ? QUICK_SIZES
    : FULL_SIZES.filter(({ name }) => name === (values.size ?? name));
  const parts = values.only.split(',') as Part[];
  const unknown = parts.find(part => !PARTS.includes(part));
  if (unknown !== undefined || !sizes.length) {
    process.stderr.write(
      `There is no ${
        unknown === undefined ? `size '${values.size}'` : `part '${unknown}'`
      }.\n${USAGE}`,
    );
    return 2;
  }

  cleanUpAtExit();
  mkdirSync(benchDir, { recursive: true });
  const machine = describeMachine();
  say(machine.text);
  const file = path.join(benchDir, `${machine.at.replace(/[:.]/g, '-')}.json`);
  const results: SizeResult[] = [];
  for (const size of sizes) {
    const result = await measureSize({
      size,
      parts,
      say: what => say(`${size.name}: ${what}`),
    });
    results.push(result);
    keep(file, { machine, results });
    process.stdout.write(`\n${tableOf(size.title, figuresOf(result))}\n`);
    result.failures.forEach(text => process.stdout.write(`FAILED ${text}\n`));
  }
  say(`JSON in ${path.relative(process.cwd(), file)}`);
  return results.some(({ failures }) => failures.length) ? 1 : 0;
}

function keep(
  file: string,
  { machine, results }: { machine: object; results: SizeResult[] },
): void {
  const sizes = results.map(result => ({
    ...result,
    figures: figuresOf(result),
  }));
  writeFileSync(file, `${JSON.stringify({ machine, sizes }, undefined, 2)}\n`);
}

runMain(main);
