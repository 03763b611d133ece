import { z } from 'zod/v3';

/** Channel of the signals service on which new sweeps are announced. */
export const PULSAR_CHANNEL = 'odp-pulsar';

/**
 * Signals have no permission check, so one carries nothing but the instance's
 * name and an opaque revision: "refetch".
 */
export const sweepSignalSchema = z.object({
  instance: z.string(),
  revision: z.string(),
});
export type SweepSignal = z.infer<typeof sweepSignalSchema>;
