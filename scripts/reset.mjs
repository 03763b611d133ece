import { rmSync } from 'node:fs';
import { runMain } from './lib/failure.mjs';
import { dataDir } from './lib/paths.mjs';
import { portsFromEnvironment, requireFreePorts } from './lib/ports.mjs';

/** `npm run reset`: forgets the database and the sandbox's files. */
async function main() {
  // A running portal would write its data back.
  await requireFreePorts(portsFromEnvironment());
  rmSync(dataDir, { recursive: true, force: true });
  process.stdout.write(`Emptied ${dataDir}\n`);
}

await runMain(main);
