import type { Check, Condition } from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec, WorkspaceSpec } from '@internal/target-state';

/** A condition with what was tried for it. */
export interface StoredCondition extends Condition {
  /** Kept while its place gives no answer. */
  tried?: { at: string; checks: Check[] };
}

/** A workspace, or a component, as the database holds it. */
export interface SubjectRecord<Spec> {
  spec: Spec;
  /** Of what is wanted; 0 while its creation waits for an approval. */
  generation: number;
  /** Of what is applied and verified. */
  observedGeneration: number;
  /** Whether it is to be gone. */
  isRemoved: boolean;
  conditions: StoredCondition[];
  /** Milliseconds since the epoch. */
  createdAt: number;
  goneAt?: number;
  /** Looks in a row that failed. */
  failures: number;
}

export type WorkspaceRecord = SubjectRecord<WorkspaceSpec>;
export type ComponentRecord = SubjectRecord<ComponentSpec>;

export interface SubjectRow {
  id: string;
  spec: string;
  generation: number;
  observed_generation: number;
  /** SQLite has numbers for it. */
  is_removed: boolean | number;
  conditions: string;
  created_at: number | string;
  gone_at: number | string | null;
  fence: number;
  failures: number;
}

export function recordOf<Spec>(row: SubjectRow): SubjectRecord<Spec> {
  return {
    spec: JSON.parse(row.spec),
    generation: row.generation,
    observedGeneration: row.observed_generation,
    isRemoved: Boolean(row.is_removed),
    conditions: JSON.parse(row.conditions),
    createdAt: Number(row.created_at),
    ...(row.gone_at !== null && { goneAt: Number(row.gone_at) }),
    failures: row.failures,
  };
}
