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

/** A workspace as a driver gets to know it. */
export interface DriverInput {
  spec: WorkspaceSpec;
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
}

/**
 * One place of a workspace: a cluster or an instance of Pulsar. Every method
 * compares what is wanted with what is there, and may be repeated at any time.
 */
export interface WorkspaceDriver {
  readonly place: string;
  /** Which systems it makes. */
  readonly systems: readonly System[];
  /** Writes nothing. */
  plan(input: DriverInput): Promise<DriverPlan>;
  /** What goes, and what stands against it. Writes nothing. */
  planRemoval(
    input: DriverInput,
    options: { evenIfInUse: boolean },
  ): Promise<DriverPlan>;
  /** Makes one system as it is wanted, and takes away what is not wanted any more. */
  apply(
    system: System,
    input: DriverInput,
    context: WriteContext,
  ): Promise<WriteResult>;
  /** How each system stands, as its tenants see it. */
  verify(input: DriverInput): Promise<Finding[]>;
  /** Takes one system away; gives what is still there, in words, until nothing is. */
  remove(
    system: System,
    input: DriverInput,
    context: WriteContext,
  ): Promise<string[]>;
}

/** Why a write can never succeed as things are; trying again soon is of no use. */
export class RefusedError extends Error {
  name = 'RefusedError';
}
