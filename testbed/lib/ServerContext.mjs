import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EXIT, Failure } from '../../scripts/lib/failure.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { freePorts } from './freePorts.mjs';
import { launch } from './launch.mjs';

/** What a server's module gets to work with. `ended` rejects when a process of it ends by itself. */
export class ServerContext {
  /** Last words of `say`, for the progress of the step that waits for this server. */
  lastSaid = '';
  #server;
  #folders;
  #state;
  #processes = [];
  #ports = [];
  #earlierPorts;
  #reportEnd;

  /**
   * @param server the module
   * @param {{ options: object, folders: { run: string, cache: string }, node: string, signal: AbortSignal }} surroundings
   *   node: the Node that the portal runs on
   * @param state the StateFile
   */
  constructor(server, { options, folders, node, signal }, state) {
    this.#server = server;
    this.#folders = folders;
    this.#state = state;
    this.#earlierPorts = state.servers()[server.name]?.ports ?? [];
    this.options = options;
    this.node = node;
    this.signal = signal;
    this.root = root;
    this.cache = path.join(folders.cache, server.name, server.version(options));
    this.data = path.join(folders.run, server.name);
    this.ended = new Promise((_, reject) => {
      this.#reportEnd = reject;
    });
    // Nobody listens while a server is prepared, or when it is ready.
    this.ended.catch(() => {});
  }

  /** An empty data folder, and a record without processes: all of an earlier run is forgotten. */
  begin() {
    rmSync(this.data, { recursive: true, force: true });
    mkdirSync(this.data, { recursive: true, mode: 0o700 });
    this.#state.change(this.#server.name, {
      title: this.#server.title,
      version: this.#server.version(this.options),
      startedAt: new Date().toISOString(),
      ready: false,
      ports: [],
      processes: [],
      environment: {},
      addresses: {},
    });
  }

  /** The file that output with this name goes to. */
  log(name) {
    const folder = path.join(this.#folders.run, 'logs');
    mkdirSync(folder, { recursive: true });
    return path.join(folder, `${name}.log`);
  }

  say(text) {
    this.lastSaid = text;
  }

  /**
   * Runs a command to its end; a Failure with its last lines when that is no
   * good one. `tell` makes progress of a line of output, or nothing.
   */
  async run(command, args, { cwd, env, log, tell = line => line } = {}) {
    const logFile = this.log(log ?? `${this.#server.name}-prepare`);
    const { code, tail } = await run(command, args, {
      cwd,
      env,
      logFile,
      signal: this.signal,
      onLine: line => this.say(tell(line)?.slice(0, 90) ?? this.lastSaid),
    });
    if (code !== 0) {
      throw new Failure(
        `${this.#server.title}: ${path.basename(
          command,
        )} failed (exit code ${code}); its output is in ${logFile}. Last lines:\n${tail
          .slice(-12)
          .join('\n')}`,
        EXIT.installFailed,
      );
    }
    return { tail };
  }

  /**
   * Starts a process that outlives this one, in a group of its own.
   * `stopSignal` is what asks it to end, when that is not SIGTERM.
   *
   * @returns {{ pid: number }}
   */
  spawn(name, command, args, { cwd, env, stopSignal } = {}) {
    this.signal.throwIfAborted();
    const { child, record } = launch({
      name,
      command,
      args: args.map(String),
      cwd,
      env,
      stopSignal,
      log: this.log(name),
    });
    const reportEnd = reason =>
      this.#reportEnd(new Failure(`${name} ${reason}`, EXIT.startFailed));
    child.on('error', error => reportEnd(`cannot run: ${error.message}`));
    child.on('exit', (code, signal) =>
      reportEnd(
        `ended by itself (${
          signal ? `signal ${signal}` : `exit code ${code}`
        })`,
      ),
    );
    this.#processes.push(record);
    this.#state.change(this.#server.name, { processes: this.#processes });
    return { pid: record.pid };
  }

  /** Free ports on 127.0.0.1; a server that is started again gets its earlier ones if nobody took them. */
  async freePorts(count) {
    this.signal.throwIfAborted();
    const found = await freePorts(count, this.#earlierPorts.splice(0, count));
    this.#ports.push(...found);
    this.#state.change(this.#server.name, { ports: this.#ports });
    return found;
  }

  /** Asks `probe` until it gives something; an error of the probe is a no. */
  async until(what, probe) {
    this.say(what);
    for (;;) {
      this.signal.throwIfAborted();
      const found = await Promise.resolve()
        .then(probe)
        .catch(() => undefined);
      if (found) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  /** The environment of a server that is ready. */
  environmentOf(name) {
    const record = this.#state.servers()[name];
    if (!record?.ready) {
      throw new Error(`${this.#server.name} needs ${name}; name it in "after"`);
    }
    return record.environment;
  }
}
