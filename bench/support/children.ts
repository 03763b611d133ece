import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheDir, root } from '../../scripts/lib/paths.mjs';
import { typescript } from '../../scripts/lib/portal.mjs';
import { collectLines } from '../../scripts/lib/run.mjs';

/** Where results and the output of the processes are kept. */
export const benchDir = path.join(cacheDir, 'bench');

const SOFT_END_MS = 10_000;
const running = new Set<ChildProcess>();
const folders = new Set<string>();

/** Whatever happens, no process and no folder of a run stays. */
export function cleanUpAtExit(): void {
  process.on('exit', () => {
    running.forEach(child => child.kill('SIGKILL'));
    folders.forEach(removeFolder);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
}

/** A folder that is gone when the run ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'odp-bench-'));
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

export interface ChildOptions {
  /** Names its log file. */
  name: string;
  /** A TypeScript file of the repo. */
  script: string;
  args?: string[];
  nodeArguments?: string[];
  env?: Record<string, string>;
  /** Relative to the repo. */
  folder?: string;
  onLine?: (line: string) => void;
}

/** A Node process that runs a file of the repo, with a message channel. */
export class Child {
  readonly process: ChildProcess;
  readonly #name: string;
  readonly #tail: () => string[];
  #stopping = false;
  /** Rejects when the process ends before it is stopped. */
  readonly failed: Promise<never>;
  readonly #ended: Promise<void>;

  static start(options: ChildOptions): Child {
    return new Child(options);
  }

  private constructor(options: ChildOptions) {
    const { name, script, args = [], nodeArguments = [] } = options;
    this.#name = name;
    this.process = spawn(
      process.execPath,
      [...nodeArguments, ...typescript(script, ...args)],
      {
        cwd: path.join(root, options.folder ?? '.'),
        env: { ...process.env, ...options.env },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    running.add(this.process);
    this.#tail = collectLines(this.process, {
      logFile: path.join(benchDir, 'logs', `${name}.log`),
      onLine: options.onLine,
    });
    let fail: (error: Error) => void;
    this.failed = new Promise((_, reject) => {
      fail = reject;
    });
    // It may end before anybody waits for it.
    this.failed.catch(() => {});
    this.#ended = new Promise(resolve => {
      this.process.once('error', error => fail(error));
      this.process.once('close', code => {
        running.delete(this.process);
        resolve();
        if (!this.#stopping) {
          fail(this.#failure(`ended with ${code}`));
        }
      });
    });
  }

  /** Waits for `work`, but neither longer than `seconds` nor past the end of the process. */
  async within<T>(seconds: number, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(this.#failure(`took longer than ${seconds} s`)),
        seconds * 1000,
      );
    });
    try {
      return await Promise.race([work, late, this.failed]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The next `{ measured }` from the process; the TypeScript loader sends messages, too. */
  measured<T>(): Promise<T> {
    return new Promise(resolve => {
      const take = (message: object) => {
        if ('measured' in message) {
          this.process.off('message', take);
          resolve(message.measured as T);
        }
      };
      this.process.on('message', take);
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (running.has(this.process)) {
      this.process.kill('SIGTERM');
      const hard = setTimeout(() => this.process.kill('SIGKILL'), SOFT_END_MS);
      await this.#ended;
      clearTimeout(hard);
    }
  }

  #failure(what: string): Error {
    return new Error(
      `${this.#name} ${what}; its last lines:\n${this.#tail()
        .slice(-12)
        .join('\n')}`,
    );
  }
}

/** Runs a script that ends with {@link answerWith}, and gives its result. */
export async function measureIn<T>(
  script: string,
  options: {
    name: string;
    input: unknown;
    seconds: number;
    nodeArguments?: string[];
    /** Called when the script says that what counts begins. */
    onBegin?: () => void;
  },
): Promise<T> {
  const { name, input, seconds, nodeArguments, onBegin } = options;
  const child = Child.start({
    name,
    script,
    nodeArguments,
    args: [JSON.stringify(input)],
  });
  child.process.on(
    'message',
    (message: object) => 'begins' in message && onBegin?.(),
  );
  try {
    return await child.within(seconds, child.measured<T>());
  } finally {
    await child.stop();
  }
}

/** Says to the other side of {@link measureIn} that what counts begins. */
export function begin(): void {
  process.send!({ begins: true });
}

/** The other side of {@link measureIn}: measures with its input and sends the result. */
export function answerWith<I>(measure: (input: I) => Promise<object>): void {
  measure(JSON.parse(process.argv.at(-1)!)).then(
    measured => process.send!({ measured }),
    error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
}
