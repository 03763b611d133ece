import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { type KindName, KINDS } from '@internal/plugin-odp-clusters-common';

/** `odp.clusters` with its defaults; times in milliseconds. */
export interface ClustersConfig {
  snapshotIntervalMs: number;
  idleMs: number;
  kindFailureMs: number;
  kinds: KindName[];
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
  const leftOut = own?.getOptionalStringArray('leaveOut') ?? [];
  const unknown = leftOut.find(kind => !(kind in KINDS));
  if (unknown) {
    throw new InputError(
      `odp.clusters.leaveOut names '${unknown}'; known kinds are ${all.join(
        ', ',
      )}`,
    );
  }
  return {
    snapshotIntervalMs: duration('snapshotInterval', 1000),
    idleMs: duration('idleTimeout', 90_000),
    kindFailureMs: duration('kindFailureTimeout', 30_000),
    kinds: all.filter(kind => !leftOut.includes(kind)),
    namespaceLayers: own?.getOptional('namespaceLayers') ?? {},
    logs: {
      maximumLines: own?.getOptionalNumber('logs.maximumLines') ?? 2000,
      maximumBytes: own?.getOptionalNumber('logs.maximumBytes') ?? 1048576,
    },
  };
}
