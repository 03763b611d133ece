import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { type KindName, KINDS } from '@internal/plugin-odp-clusters-common';
import { REFLECTOR_TIMING } from '@internal/plugin-odp-kubernetes-node';

/** `odp.clusters` with its defaults; times in milliseconds. */
export interface ClustersConfig {
  snapshotIntervalMs: number;
  idleMs: number;
  kindFailureMs: number;
  kinds: KindName[];
  /** Kinds that are not read. */
  leftOut: KindName[];
  namespaceLayers: Record<string, string>;
  logs: { maximumLines: number; maximumBytes: number };
}

/** @throws InputError for a kind that the portal does not know */
export function readClustersConfig(config: Config): ClustersConfig {
  const own = config.getOptionalConfig('odp.clusters');
  const duration = (key: string, fallback: number) =>
    own?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(own, { key }))
      : fallback;
  const all = Object.keys(KINDS) as KindName[];
  const named = own?.getOptionalStringArray('leaveOut') ?? [];
  const unknown = named.find(kind => !all.some(known => known === kind));
  if (unknown) {
    throw new InputError(
      `odp.clusters.leaveOut names '${unknown}'; known kinds are ${all.join(
        ', ',
      )}`,
    );
  }
  return {
    snapshotIntervalMs: duration('snapshotInterval', 1000),
    idleMs: duration('idleTimeout', REFLECTOR_TIMING.idleMs),
    kindFailureMs: duration('kindFailureTimeout', 30_000),
    kinds: all.filter(kind => !named.includes(kind)),
    leftOut: all.filter(kind => named.includes(kind)),
    namespaceLayers: own?.getOptional('namespaceLayers') ?? {},
    logs: {
      maximumLines: own?.getOptionalNumber('logs.maximumLines') ?? 2000,
      maximumBytes: own?.getOptionalNumber('logs.maximumBytes') ?? 1048576,
    },
  };
}
