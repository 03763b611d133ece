import {
  type ApplyConflict,
  ApplyConflictError,
  type ClusterWriter,
  type KubernetesObject,
} from '@internal/plugin-odp-kubernetes-node';
import {
  diffFields,
  type FieldChange,
} from '@internal/plugin-odp-workspaces-common';
import { withoutServerFields } from './withoutServerFields';
import { referenceOf } from './workspaceKinds';

/** How an object would change if it were applied. */
export interface Comparison {
  wanted: KubernetesObject;
  /** As it is; absent when it is not there. */
  live?: KubernetesObject;
  fields: FieldChange[];
  conflicts: readonly ApplyConflict[];
  warnings: string[];
}

/** Asks the server what applying an object would do. Writes nothing. */
export async function compareObject(
  writer: ClusterWriter,
  wanted: KubernetesObject,
  signal: AbortSignal,
): Promise<Comparison> {
  const [live, tried] = await Promise.all([
    writer.read(referenceOf(wanted), { signal }),
    tryToApply(writer, wanted, signal),
  ]);
  return {
    wanted,
    live,
    fields: diffFields(
      withoutServerFields(live),
      withoutServerFields(tried.object),
    ),
    conflicts: tried.conflicts,
    warnings: tried.warnings,
  };
}

async function tryToApply(
  writer: ClusterWriter,
  wanted: KubernetesObject,
  signal: AbortSignal,
): Promise<
  Pick<Comparison, 'conflicts' | 'warnings'> & {
    object: KubernetesObject;
  }
> {
  try {
    const written = await writer.apply(wanted, { dryRun: true, signal });
    return { ...written, conflicts: [] };
  } catch (error) {
    if (!(error instanceof ApplyConflictError)) {
      throw error;
    }
    const written = await writer.apply(wanted, {
      dryRun: true,
      force: true,
      signal,
    });
    return { ...written, conflicts: error.conflicts };
  }
}
