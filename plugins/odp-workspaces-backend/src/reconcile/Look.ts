import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Operation } from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceSpec } from '@internal/target-state';
import type { Drivers, Part } from '../drivers/Drivers';
import { type DriverInput, RefusedError } from '../drivers/Driver';
import { WORKLOAD } from '../drivers/kubernetes/staleItems';
import type { Claim, LookResult } from '../store/Claim';
import { nameOf } from '../store/subjects';
import { nextLookInMs, UNKNOWN_MS, WAITING_MS } from './backoff';
import { conditionsOf, type PlacedFinding } from './conditionsOf';
import { OperationProgress, type StepOutcome } from './OperationProgress';
import { verifyPlaces } from './verifyPlaces';

/** Refusals in a row after which an operation has failed: nothing will be another way by itself. */
const MOST_REFUSALS = 5;
/**
 * Failures in a row of other reasons after which it has failed, too: about an
 * hour. They are counted, as the clocks of replicas differ.
 */
const MOST_FAILURES = 65;

export interface LookOptions<Spec extends Pick<WorkspaceSpec, 'clusters'>> {
  claim: Claim<Spec>;
  /** Its latest operation, when it was claimed or since. */
  latest?: Operation;
  drivers: Drivers<Spec>;
  logger: LoggerService;
  /** Fires when it is not to be taken any further; what breaks off then says nothing of it. */
  interruption: AbortSignal;
  /** Ends calls under way: the interruption, and what else limits a look. */
  signal: AbortSignal;
  /** How long it is left alone while it is as wanted, in milliseconds. */
  resyncMs: number;
  now: () => number;
}

/** One look of a reconciler at a workspace, or a component: brings it to what is wanted, or says how far it is from it. */
export class Look<Spec extends Pick<WorkspaceSpec, 'clusters'>> {
  readonly #options: LookOptions<Spec>;
  readonly #progress: OperationProgress<Spec>;

  static create<Of extends Pick<WorkspaceSpec, 'clusters'>>(
    options: LookOptions<Of>,
  ): Look<Of> {
    return new Look(options);
  }

  private constructor(options: LookOptions<Spec>) {
    this.#options = options;
    this.#progress = OperationProgress.create({
      ...options,
      operation: operationOf(options),
    });
  }

  /** @throws LeaseLostError when another replica took it, and the reason of the interruption */
  async take(): Promise<void> {
    const { claim } = this.#options;
    await claim.release(await this.#look());
  }

  async #look(): Promise<LookResult> {
    try {
      if (this.#options.claim.record.isRemoved) {
        return await this.#remove();
      }
      if (this.#progress.operation) {
        await this.#apply();
      }
      return await this.#inspect();
    } catch (error) {
      this.#options.interruption.throwIfAborted();
      return this.#afterFailure(error as Error);
    }
  }

  /** Makes everything in order; what fails is tried again later, from the first on. */
  async #apply(): Promise<void> {
    const { drivers, claim } = this.#options;
    for (const part of drivers.partsOf(claim.record.spec)) {
      await this.#progress.step(part, () => this.#applyOne(part));
    }
  }

  async #applyOne({ system, driver }: Part<Spec>): Promise<StepOutcome> {
    const { claim } = this.#options;
    const { inventory, written } = await driver.apply(
      system,
      await this.#input(),
      { hold: () => claim.hold() },
    );
    await claim.noteInventory(system, driver.place, inventory);
    return { written };
  }

  /** Takes everything away, the namespace last, and waits for what is still there. */
  async #remove(): Promise<LookResult> {
    const { drivers, claim } = this.#options;
    for (const part of drivers.partsOf(claim.record.spec).reverse()) {
      const { waitsFor } = await this.#progress.step(part, () =>
        this.#removeOne(part),
      );
      if (waitsFor) {
        const { system, driver } = part;
        return this.#result(
          [
            {
              system,
              place: driver.place,
              state: 'progressing',
              reason: 'Removing',
              message: waitsFor,
            },
          ],
          { nextLookInMs: WAITING_MS },
        );
      }
    }
    await this.#progress.end('done');
    return this.#result([], { isGone: true });
  }

  async #removeOne({ system, driver }: Part<Spec>): Promise<StepOutcome> {
    const { claim } = this.#options;
    const remaining = await driver.remove(system, await this.#input(), {
      hold: () => claim.hold(),
    });
    if (remaining.length) {
      return { waitsFor: remaining.join(' ') };
    }
    await claim.noteInventory(system, driver.place, []);
    return {};
  }

  /** Looks as tenants do; an operation is done when everything is as it is wanted. */
  async #inspect(): Promise<LookResult> {
    const { drivers, claim } = this.#options;
    const { generation, observedGeneration } = claim.record;
    // Looking takes long where a place hardly answers.
    await claim.hold();
    const findings = await verifyPlaces(
      drivers.of(claim.record.spec),
      await this.#input(),
    );
    this.#options.interruption.throwIfAborted();
    const open = findings.filter(
      ({ state, isAsDeclared }) => state !== 'ready' && !isAsDeclared,
    );
    const { resyncMs } = this.#options;
    const isOnItsWay = findings.some(
      ({ state, isAsDeclared }) => state === 'progressing' && isAsDeclared,
    );
    // What is on its way by itself is followed.
    const calmMs = isOnItsWay ? Math.min(WAITING_MS, resyncMs) : resyncMs;
    if (!this.#progress.operation) {
      const isUnknown = open.some(({ state }) => state === 'unknown');
      return this.#result(findings, {
        observedGeneration,
        nextLookInMs: nextLookInMs(
          0,
          isUnknown ? Math.min(UNKNOWN_MS, calmMs) : calmMs,
        ),
      });
    }
    if (open.length) {
      const message = open.map(one => one.message).join(' ');
      return this.#afterFailure(new Error(message), findings);
    }
    await this.#progress.end('done');
    return this.#result(findings, {
      observedGeneration: generation,
      nextLookInMs: nextLookInMs(0, calmMs),
    });
  }

  async #afterFailure(
    error: Error,
    findings?: readonly PlacedFinding[],
  ): Promise<LookResult> {
    const { claim, logger } = this.#options;
    const failures = claim.record.failures + 1;
    logger.warn(
      `${nameOf(claim)} is not as wanted, failure ${failures}: ${
        error.message
      }`,
    );
    const isRefused =
      error instanceof RefusedError && failures >= MOST_REFUSALS;
    if (isRefused || failures >= MOST_FAILURES) {
      await this.#progress.end('failed', error.message);
    }
    return this.#result(findings ?? claim.record.conditions, {
      observedGeneration: claim.record.observedGeneration,
      failures,
    });
  }

  async #input(): Promise<DriverInput<Spec>> {
    const { claim, signal } = this.#options;
    return {
      spec: claim.record.spec,
      inventory: await claim.inventory(),
      signal,
    };
  }

  #result(
    findings: readonly PlacedFinding[],
    rest: Partial<LookResult> = {},
  ): LookResult {
    const { claim, now, resyncMs } = this.#options;
    const { generation, observedGeneration, conditions } = claim.record;
    const { failures = 0 } = rest;
    return {
      conditions: conditionsOf(findings, {
        before: conditions,
        generation,
        now: now(),
      }),
      observedGeneration,
      isRunning: isRunning(findings),
      isGone: false,
      nextLookInMs: nextLookInMs(failures, resyncMs),
      ...rest,
      failures,
    };
  }
}

/** The operation that a look applies: one that was accepted since the claim is about what the look does not know. */
function operationOf({
  claim,
  latest,
}: Pick<LookOptions<Pick<WorkspaceSpec, 'clusters'>>, 'claim' | 'latest'>):
  | Operation
  | undefined {
  return latest?.state === 'applying' &&
    latest.generation === claim.record.generation
    ? latest
    : undefined;
}

/** Whether something runs, and all of it in all places. */
function isRunning(findings: readonly PlacedFinding[]): boolean {
  const runs = findings.filter(({ system }) => system === WORKLOAD);
  return runs.length > 0 && runs.every(one => one.isRunning);
}
