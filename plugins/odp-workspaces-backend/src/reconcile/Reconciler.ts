import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Drivers } from '../drivers/Drivers';
import { type Claim, LeaseLostError } from '../store/Claim';
import type { Claims } from '../store/Claims';
import type { Decisions } from '../store/Decisions';
import type { WorkspaceStore } from '../store/WorkspaceStore';
import { WorkspaceLook } from './WorkspaceLook';

/** Between two questions for work that is due, when nobody says that there is some, in milliseconds. */
const IDLE_MS = 1000;
/** How long a look may take; a place that hangs is tried again. */
const LOOK_MS = 5 * 60_000;

export interface ReconcilerOptions {
  claims: Claims;
  store: WorkspaceStore;
  decisions: Decisions;
  drivers: Drivers;
  logger: LoggerService;
  /** A workspace has changed. */
  changed: (workspace: string) => void;
  /** Workspaces in hand at once. */
  width: number;
  now: () => number;
}

/** Takes workspaces that are due, some at once, for as long as it runs. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #stopping = new AbortController();
  readonly #lines: Promise<void>[] = [];
  #wake: () => void = () => {};
  #woken = Promise.resolve();

  static start(options: ReconcilerOptions): Reconciler {
    const reconciler = new Reconciler(options);
    reconciler.#start();
    return reconciler;
  }

  private constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  /** There is work that is due now. */
  wake(): void {
    this.#wake();
  }

  /** Ends when what is in hand has been let go. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The portal is being stopped'));
    this.#wake();
    await Promise.all(this.#lines);
  }

  #start(): void {
    this.#sleep();
    for (let line = 0; line < this.#options.width; line += 1) {
      this.#lines.push(this.#work(line === 0));
    }
  }

  async #work(isFirst: boolean): Promise<void> {
    const { claims, decisions, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      let claim: Claim | undefined;
      try {
        if (isFirst) {
          await decisions.expire();
        }
        claim = await claims.next();
      } catch (error) {
        logger.warn('Workspaces cannot be read', error as Error);
      }
      if (claim) {
        await this.#take(claim);
      } else {
        await this.#idle();
      }
    }
  }

  async #take(claim: Claim): Promise<void> {
    const { store, logger, changed } = this.#options;
    const signal = AbortSignal.any([
      this.#stopping.signal,
      AbortSignal.timeout(LOOK_MS),
    ]);
    try {
      const [latest] = await store.operationsOf(claim.id, 1);
      await WorkspaceLook.create({
        ...this.#options,
        claim,
        signal,
        operation: latest?.state === 'applying' ? latest : undefined,
      }).take();
    } catch (error) {
      const level = error instanceof LeaseLostError ? 'info' : 'warn';
      logger[level](
        `The look at workspace '${claim.id}' broke off: ${
          (error as Error).message
        }`,
      );
    }
    changed(claim.id);
  }

  async #idle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      this.#woken,
      new Promise<void>(resolve => {
        timer = setTimeout(resolve, IDLE_MS);
      }),
    ]);
    clearTimeout(timer);
  }

  #sleep(): void {
    this.#woken = new Promise(resolve => {
      this.#wake = () => {
        resolve();
        this.#sleep();
      };
    });
  }
}
