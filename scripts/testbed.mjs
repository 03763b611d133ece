import { down } from '../testbed/lib/down.mjs';
import { fault } from '../testbed/lib/fault.mjs';
import { folders } from '../testbed/lib/folders.mjs';
import { journeys } from '../testbed/lib/journeys.mjs';
import { withLock } from '../testbed/lib/lock.mjs';
import { readOptions } from '../testbed/lib/options.mjs';
import { restart } from '../testbed/lib/restart.mjs';
import { status } from '../testbed/lib/status.mjs';
import { up } from '../testbed/lib/up.mjs';
import { withDependencies } from '../testbed/lib/withDependencies.mjs';
import { loadServer, SERVERS } from '../testbed/servers.mjs';
import { ensureToolchain } from './lib/ensureToolchain.mjs';
import { EXIT, Failure, runMain } from './lib/failure.mjs';

/** `npm run testbed`, and its `down`, `status`, `restart`, `fault` and `journeys`: the real servers on this machine. */
async function main() {
  const [command, ...args] = process.argv.slice(2);
  if (command === 'fault') {
    return fault(args);
  }
  if (command === 'journeys') {
    return journeys(args);
  }
  if (command === 'restart') {
    const [name, ...more] = args.filter(arg => arg !== '--');
    return withLock(folders.run, () =>
      restart(name, more, { folders, loadServer }),
    );
  }
  const { only, options } = readOptions(args, SERVERS);
  switch (command) {
    case 'up':
      return withLock(folders.run, () => bringUp(only, options));
    case 'down':
      return withLock(folders.run, () => down(only, folders));
    case 'status':
      process.stdout.write(`${status(only, folders)}\n`);
      return 0;
    default:
      throw new Failure(
        `${command} is no command; it is up, down, status, restart, fault or journeys.`,
        EXIT.startFailed,
      );
  }
}

async function bringUp(only, options) {
  const servers = await withDependencies(only, { all: SERVERS, loadServer });
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => interrupted.abort());
  }
  await up(servers, {
    options,
    folders,
    toolchain: ensureToolchain,
    signal: interrupted.signal,
  });
  process.stdout.write(`\n${status(SERVERS, folders)}\n`);
}

await runMain(main);
// A server's module may have left something to wait for.
process.exit();
