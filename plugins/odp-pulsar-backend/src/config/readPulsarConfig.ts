import type { Config } from '@backstage/config';
import { readSettings } from '@internal/backend-kit';
import {
  type PulsarInstance,
  readPulsarInstances,
} from '@internal/plugin-odp-pulsar-node';
import { z } from 'zod/v3';

const pulsarSchema = z
  .object({
    sweepIntervalSeconds: z.number().positive().max(3600).default(30),
    /** Read by readPulsarInstances. */
    instances: z.unknown(),
  })
  .strict()
  .default({});

/** `odp.pulsar` with its defaults. */
export interface PulsarConfig {
  sweepIntervalMs: number;
  instances: PulsarInstance[];
}

/** @throws InputError naming field and rule */
export function readPulsarConfig(config: Config): PulsarConfig {
  const { sweepIntervalSeconds } = readSettings(
    config,
    'odp.pulsar',
    pulsarSchema,
  );
  return {
    sweepIntervalMs: sweepIntervalSeconds * 1000,
    instances: readPulsarInstances(config),
  };
}
