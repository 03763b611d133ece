import { z } from 'zod/v3';

/** Channel of the signals service on which new snapshots are announced. */
export const CLUSTERS_CHANNEL = 'odp-clusters';

/**
 * Signals have no permission check, so one carries nothing but the cluster's
 * name and an opaque revision: "refetch".
 */
export const snapshotSignalSchema = z.object({
  cluster: z.string(),
  revision: z.string(),
});
export type SnapshotSignal = z.infer<typeof snapshotSignalSchema>;
