import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runModule } from '../../../scripts/lib/testing/runNode.mjs';
import { startOf } from '../processes.mjs';

/** Does a command on stand-ins for servers, as the script does it on the real ones. */
const DRIVER = `
import { runMain } from './scripts/lib/failure.mjs';
import { down } from './testbed/lib/down.mjs';
import { restart } from './testbed/lib/restart.mjs';
import { status } from './testbed/lib/status.mjs';
import { up } from './testbed/lib/up.mjs';
const { command, names, folder, options } = JSON.parse(process.env.ASKED);
const folders = { run: folder + '/run', cache: folder + '/cache' };
const interrupted = new AbortController();
process.on('SIGINT', () => interrupted.abort());
const load = async name => (await import(folder + '/' + name + '.mjs')).default;
await runMain(async () => {
  if (command === 'up') {
    const servers = await Promise.all(names.map(load));
    const toolchain = async () => {
      process.stdout.write('brings the toolchain');
      return { node: process.execPath };
    };
    await up(servers, { options, folders, toolchain, signal: interrupted.signal });
  } else if (command === 'down') {
    await down(names, folders);
  } else if (command === 'restart') {
    await restart(names[0], names.slice(1), { folders, loadServer: load });
  } else {
    process.stdout.write(status(names, folders));
  }
});
process.exit();
`;

/** A server that listens and tells what it got from others. */
export const LISTENS = `
  const [port] = await context.freePorts(1);
  context.spawn('NAME', process.execPath, ['-e', \`
    console.log('NAME listens');
    require('node:http').createServer((_, response) => response.end('NAME')).listen(\${port}, '127.0.0.1');
  \`]);
  const url = 'http://127.0.0.1:' + port;
  await context.until('waits', async () => (await fetch(url)).ok);
  return { environment: { NAME_URL: url }, addresses: { Page: url } };
`;

/** A testbed of stand-ins for servers, in a folder of its own. */
export class StandIns {
  folder = mkdtempSync(path.join(os.tmpdir(), 'odp-testbed-'));
  stateFile = path.join(this.folder, 'run', 'state.json');

  /** Writes the module of a stand-in; it listens unless told otherwise. */
  write(name, { start = LISTENS, fields = '', prepare = '' } = {}) {
    writeFileSync(
      path.join(this.folder, `${name}.mjs`),
      `export default {
        name: '${name}',
        title: 'The ${name}',
        version: options => options.${name} ?? '1',
        async prepare(context) { ${prepare} },
        async start(context) { ${start.replaceAll('NAME', name)} },
        ${fields}
      };`,
    );
  }

  /**
   * Runs a command to its end.
   *
   * @param {'up' | 'down' | 'status' | 'restart'} command
   * @param {string[]} names of servers; of a process and its arguments for `restart`
   * @param {{ options?: object, meanwhile?: (child) => void }} more options: versions by server; meanwhile: gets the process
   */
  ask(command, names, { options = {}, meanwhile } = {}) {
    const { folder } = this;
    return runModule(DRIVER, {
      env: { ASKED: JSON.stringify({ command, names, folder, options }) },
      meanwhile,
    });
  }

  /** What the state file says of each server. */
  recorded() {
    return JSON.parse(readFileSync(this.stateFile, 'utf8')).servers;
  }

  pidOf(name) {
    return this.recorded()[name].processes[0].pid;
  }

  /** Ends what runs of them. */
  async remove() {
    await this.ask('down', ['first', 'second']);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether more than the remains of a process are there: who collects those is not ours to say. */
export function isRunning(pid) {
  return startOf(pid) !== undefined;
}
