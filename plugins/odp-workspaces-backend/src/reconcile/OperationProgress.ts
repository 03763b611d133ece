import type {
  Operation,
  OperationStep,
  WrittenObject,
} from '@internal/plugin-odp-workspaces-common';
import type { Part } from '../drivers/Drivers';
import type { Claim } from '../store/Claim';
import { saveOperation } from '../store/operationRows';

/** How a step went. */
export interface StepOutcome {
  /** Objects that it wrote. */
  written?: WrittenObject[];
  /** What it waits for, in words; done without it. */
  waitsFor?: string;
}

/** Keeps the record of an operation while it is carried out; without one there is nothing to record. */
export class OperationProgress<Spec> {
  readonly #claim: Claim<Spec>;
  readonly #interruption: AbortSignal;
  readonly #now: () => number;
  #operation?: Operation;

  static create<Of>(options: {
    claim: Claim<Of>;
    /** The one that is applied. */
    operation?: Operation;
    /** Fires when somebody else goes on with it. */
    interruption: AbortSignal;
    now: () => number;
  }): OperationProgress<Of> {
    return new OperationProgress(options);
  }

  private constructor(options: {
    claim: Claim<Spec>;
    operation?: Operation;
    interruption: AbortSignal;
    now: () => number;
  }) {
    this.#claim = options.claim;
    this.#interruption = options.interruption;
    this.#operation = options.operation;
    this.#now = options.now;
  }

  get operation(): Operation | undefined {
    return this.#operation;
  }

  /**
   * Does one step and records how it went.
   *
   * @throws what the step throws; after an interruption nothing is recorded, as others go on with it
   */
  async step(
    part: Part<Spec>,
    action: () => Promise<StepOutcome>,
  ): Promise<StepOutcome> {
    const known = this.#stepOf(part);
    await this.#record(part, {
      state: 'applying',
      message: undefined,
      startedAt: known?.startedAt ?? this.#moment(),
      attempts: (known?.attempts ?? 0) + 1,
    });
    try {
      const outcome = await action();
      await this.#record(
        part,
        outcome.waitsFor
          ? { state: 'applying', message: outcome.waitsFor }
          : { state: 'done', endedAt: this.#moment() },
        outcome.written,
      );
      return outcome;
    } catch (error) {
      if (!this.#interruption.aborted) {
        const { message } = error as Error;
        await this.#record(part, { state: 'failed', message });
      }
      throw error;
    }
  }

  /** Ends the operation. */
  async end(state: 'done' | 'failed', message?: string): Promise<void> {
    if (this.#operation) {
      await this.#save({
        ...this.#operation,
        state,
        message,
        endedAt: this.#moment(),
      });
      this.#operation = undefined;
    }
  }

  #stepOf({ system, driver }: Part<Spec>): OperationStep | undefined {
    return this.#operation?.steps.find(
      step => step.system === system && step.place === driver.place,
    );
  }

  async #record(
    part: Part<Spec>,
    change: Partial<OperationStep>,
    written?: readonly WrittenObject[],
  ): Promise<void> {
    if (!this.#operation) {
      return;
    }
    const isOther = ({ system, place }: { system: string; place: string }) =>
      system !== part.system || place !== part.driver.place;
    await this.#save({
      ...this.#operation,
      steps: this.#operation.steps.map(step =>
        isOther(step) ? step : { ...step, ...change },
      ),
      ...(written && {
        written: [...this.#operation.written.filter(isOther), ...written],
      }),
    });
  }

  async #save(operation: Operation): Promise<void> {
    await this.#claim.transaction(transaction =>
      saveOperation(transaction, operation),
    );
    this.#operation = operation;
  }

  #moment(): string {
    return new Date(this.#now()).toISOString();
  }
}
