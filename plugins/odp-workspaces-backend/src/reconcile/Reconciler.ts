import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkspaceSpec } from '@internal/target-state';
import type { Drivers } from '../drivers/Drivers';
import type { Claim } from '../store/Claim';
import type { Claims } from '../store/Claims';
import type { Decisions } from '../store/Decisions';
import type { SubjectStore } from '../store/SubjectStore';
import { nameOf } from '../store/subjects';
import { Look } from './Look';

type Clustered = Pick<WorkspaceSpec, 'clusters'>;

/** Between two questions for work that is due, when nobody says that there is some, in milliseconds. */
const IDLE_MS = 1000;
/** How long a look may take; a place that hangs is tried again. */
const LOOK_MS = 5 * 60_000;

interface ReconcilerOptions<Spec extends Clustered> {
  claims: Claims<Spec>;
  store: SubjectStore<Spec>;
  decisions: Decisions;
  drivers: Drivers<Spec>;
  logger: LoggerService;
  /** Something has changed. */
  changed: () => void;
  /** In hand at once. */
  width: number;
  /** How long what is as wanted is left alone, in milliseconds. */
  resyncMs: number;
  now: () => number;
}

/** Takes workspaces, or components, that are due, some at once, for as long as it runs. */
export class Reconciler<Spec extends Clustered> {
  readonly #options: ReconcilerOptions<Spec>;
  readonly #stopping = new AbortController();
  readonly #lines: Promise<void>[] = [];
  /** Lines that have nothing to do. */
  readonly #idle: Array<() => void> = [];
  #ticker: NodeJS.Timeout | undefined;

  static start<Of extends Clustered>(
    options: ReconcilerOptions<Of>,
  ): Reconciler<Of> {
    const reconciler = new Reconciler(options);
    reconciler.#start();
    return reconciler;
  }

  private constructor(options: ReconcilerOptions<Spec>) {
    this.#options = options;
  }

  /** There is work that is due now. */
  wake(): void {
    this.#idle.splice(0).forEach(rouse => rouse());
  }

  /** Ends when what is in hand has been let go. */
  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    this.#stopping.abort(new Error('The portal is being stopped'));
    this.wake();
    await Promise.all(this.#lines);
  }

  #start(): void {
    this.#ticker = setInterval(() => this.#rouseOne(), IDLE_MS);
    for (let line = 0; line < this.#options.width; line += 1) {
      this.#lines.push(this.#work());
    }
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const claim = await this.#next();
      if (claim) {
        // There may be more.
        this.#rouseOne();
        await this.#take(claim);
      } else {
        await new Promise<void>(resolve => this.#idle.push(resolve));
      }
    }
  }

  async #next(): Promise<Claim<Spec> | undefined> {
    const { claims, decisions, logger } = this.#options;
    try {
      await decisions.expire();
      return await claims.next();
    } catch (error) {
      logger.warn('What is due cannot be read', error as Error);
      return undefined;
    }
  }

  async #take(claim: Claim<Spec>): Promise<void> {
    const { store, logger, changed } = this.#options;
    const interruption = AbortSignal.any([this.#stopping.signal, claim.signal]);
    const endKeeping = claim.keep();
    try {
      const [latest] = await store.operationsOf(claim.id, 1);
      await Look.create({
        ...this.#options,
        claim,
        interruption,
        signal: AbortSignal.any([interruption, AbortSignal.timeout(LOOK_MS)]),
        latest,
      }).take();
    } catch (error) {
      const level = interruption.aborted ? 'info' : 'warn';
      logger[level](
        `The look broke off. ${nameOf(claim)}: ${(error as Error).message}`,
      );
      await this.#letGo(claim);
    } finally {
      endKeeping();
    }
    changed();
  }

  /** Another replica, or this one when it is back, need not wait for the lease to lapse. */
  async #letGo(claim: Claim<Spec>): Promise<void> {
    if (this.#stopping.signal.aborted) {
      await claim.letGo().catch(error => {
        this.#options.logger.info(
          `${nameOf(claim)} is free when its lease lapses: ${error.message}`,
        );
      });
    }
  }

  /** One line looks on behalf of all, so that idle ones ask the database nothing. */
  #rouseOne(): void {
    this.#idle.shift()?.();
  }
}
