import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Knex } from 'knex';
import path from 'node:path';
import type { Addresses } from '../Places';
import { WorkspacesPortal } from '../WorkspacesPortal';

export interface ReplicaOptions {
  places: Addresses;
  /** As knex has it. */
  database: Knex.Config;
  /** Of `odp.workspaces`, besides the places. */
  settings?: object;
  /** By how much its own clock is wrong, in milliseconds. */
  clockAheadMs?: number;
}

const ROOT = path.resolve(__dirname, '../../../../..');
/** How many of its last outputs are kept, for who has to explain its end. */
const TAIL = 20;

/** A replica of the backend in a process of its own, which can be killed and halted. */
export class ReplicaProcess {
  readonly portal: WorkspacesPortal;
  readonly #child: ChildProcess;

  static async start(options: ReplicaOptions): Promise<ReplicaProcess> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        path.join(__dirname, 'replica.ts'),
      ],
      {
        cwd: ROOT,
        env: { ...process.env, ODP_REPLICA: JSON.stringify(options) },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    // One that is halted would not notice that nobody is there any more.
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    const said: string[] = [];
    const hear = (chunk: Buffer) => {
      said.push(String(chunk));
      said.splice(0, said.length - TAIL);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    const url = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { url?: string }) => {
        // The loader of TypeScript sends messages, too.
        if (message.url) {
          resolve(message.url);
        }
      });
      child.once('error', reject);
      child.once('exit', code =>
        reject(new Error(`The replica ended with ${code}: ${said.join('')}`)),
      );
    });
    return new ReplicaProcess(child, { places: options.places, url });
  }

  private constructor(
    child: ChildProcess,
    { places, url }: { places: Addresses; url: string },
  ) {
    this.#child = child;
    this.portal = WorkspacesPortal.of({
      places,
      app: url,
      end: () => this.stop(),
    });
  }

  /** As the kernel does when memory is out: nothing is brought to an end. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** As an orchestrator asks first. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** Halts it in the middle of whatever it does. */
  halt(): void {
    this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill(signal);
      await exited;
    }
  }
}
