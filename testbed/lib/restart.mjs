import path from 'node:path';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { say } from '../../scripts/lib/steps.mjs';
import { lastLines } from './lastLines.mjs';
import { launch } from './launch.mjs';
import { endProcess, isRunning } from './processes.mjs';
import { StateFile } from './StateFile.mjs';

/** Longest time until the process is ready again. */
const READY_SECONDS = 120;

/**
 * Ends one recorded process in order and starts the same command again on the
 * same data; returns when it is ready. What has ended is only started.
 *
 * @param {string} name of the process, such as `kubernetes-odp-eu`
 * @param {string[]} more arguments for this start alone
 * @param {{ folders: { run: string }, loadServer: (name: string) => Promise<object> }} surroundings
 */
export async function restart(name, more, { folders, loadServer }) {
  const state = new StateFile(folders.run);
  const [server, record] = find(name, state.servers());
  const { isReady } = await loadServer(server);
  if (!isReady || !record.command) {
    throw new Failure(
      `${name} cannot be started again alone; do it with its server: npm run testbed:down -- --only ${server}, npm run testbed -- --only ${server}`,
      EXIT.startFailed,
    );
  }
  const began = Date.now();
  await endProcess(record);
  const since = Date.now();
  const { child, record: started } = launch({
    ...record,
    args: [...record.args, ...more],
    keepLog: true,
  });
  const failed = new Promise((_, reject) => child.on('error', reject));
  failed.catch(() => {});
  const kept = { ...started, args: record.args };
  state.change(server, {
    processes: state
      .servers()
      [server].processes.map(process =>
        process.name === name ? kept : process,
      ),
  });
  const data = path.join(folders.run, server);
  await Promise.race([
    untilReady(kept, () => isReady(name, data, since)),
    failed,
  ]);
  say(
    `${name}: ready again after ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
}

/** The server of a process, and what is recorded of it. */
function find(name, servers) {
  for (const [server, { processes }] of Object.entries(servers)) {
    const record = processes.find(process => process.name === name);
    if (record) {
      return [server, record];
    }
  }
  const known = Object.values(servers).flatMap(({ processes }) =>
    processes.map(process => process.name),
  );
  throw new Failure(
    `The testbed has no process ${name}; ${
      known.length ? `it has ${known.join(', ')}` : 'nothing of it runs'
    }.`,
    EXIT.startFailed,
  );
}

async function untilReady(record, isReady) {
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (!isReady()) {
    const why = isRunning(record)
      ? Date.now() > deadline && `is not ready after ${READY_SECONDS} s`
      : 'ended by itself';
    if (why) {
      throw new Failure(
        `${record.name} ${why}. The end of ${record.log}:\n${lastLines(
          record.log,
        )}`,
        EXIT.startFailed,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
