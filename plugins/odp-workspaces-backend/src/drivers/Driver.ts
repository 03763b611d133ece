import type {
  Check,
  ConditionState,
  InventoryItem,
  PlanChange,
  Refusal,
  System,
  WrittenObject,
} from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceSpec } from '@internal/target-state';

/** A workspace, or a component of one, as a driver gets to know it. */
export interface DriverInput<Spec = WorkspaceSpec> {
  spec: Spec;
  /** As it is, where it is to become another one. */
  current?: Spec;
  /** What was made for it before, in all places. */
  inventory: readonly InventoryItem[];
  signal: AbortSignal;
}

export interface DriverPlan {
  changes: PlanChange[];
  refusals: Refusal[];
}

/** What writing needs besides. */
export interface WriteContext {
  /** Before every write; throws when the workspace is in other hands. */
  hold(): Promise<void>;
}

/** What a system has after it was written. */
export interface WriteResult {
  inventory: InventoryItem[];
  written: WrittenObject[];
}

/** What is to be said of a system in the driver's place. */
export interface Finding {
  system: System;
  state: ConditionState;
  reason: string;
  message: string;
  /** What was tried for it; absent where nothing could be. */
  checks?: Check[];
  /** What was applied stands as it is wanted, whatever comes of it; so does what is ready. */
  isAsDeclared?: boolean;
  /** All its pods serve. */
  isRunning?: boolean;
}

/**
 * One place of a workspace or of a component: a cluster or an instance of Pulsar. Every method
 * compares what is wanted with what is there, and may be repeated at any time.
 */
export interface Driver<Spec = WorkspaceSpec> {
  readonly place: string;
  /** Which systems it makes. */
  readonly systems: readonly System[];
  /** Writes nothing. */
  plan(input: DriverInput<Spec>): Promise<DriverPlan>;
  /** What goes, and what stands against it. Writes nothing. */
  planRemoval(
    input: DriverInput<Spec>,
    options: { evenIfInUse: boolean },
  ): Promise<DriverPlan>;
  /** Makes one system as it is wanted, and takes away what is not wanted any more. */
  apply(
    system: System,
    input: DriverInput<Spec>,
    context: WriteContext,
  ): Promise<WriteResult>;
  /** How each system stands, as its tenants see it. */
  verify(input: DriverInput<Spec>): Promise<Finding[]>;
  /** Takes one system away; gives what is still there, in words, until nothing is. */
  remove(
    system: System,
    input: DriverInput<Spec>,
    context: WriteContext,
  ): Promise<string[]>;
}

/** Why a write can never succeed as things are; trying again soon is of no use. */
export class RefusedError extends Error {
  name = 'RefusedError';
}
