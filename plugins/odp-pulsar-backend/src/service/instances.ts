import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type { Sight } from '@internal/plugin-odp-pulsar-common';
import type { PulsarInstance } from '@internal/plugin-odp-pulsar-node';
import { freshnessSentence } from '@internal/vocabulary';
import type { BusSnapshot } from '../collection/BusSnapshot';
import type { InstanceWatch } from '../collection/InstanceWatch';

/** An instance that is read. */
export interface WatchedInstance {
  config: Pick<PulsarInstance, 'name' | 'title' | 'owner'>;
  watch: Pick<InstanceWatch, 'snapshot' | 'freshness' | 'nextSweepAt'>;
}

/** @throws NotFoundError */
export function instanceNamed<Instance>(
  instances: ReadonlyMap<string, Instance>,
  name: string,
): Instance {
  const found = instances.get(name);
  if (!found) {
    throw new NotFoundError(
      `There is no instance '${name}'; GET /instances lists them`,
    );
  }
  return found;
}

/** @throws ServiceUnavailableError while nothing is known of the instance */
export function snapshotOf({ config, watch }: WatchedInstance): BusSnapshot {
  if (!watch.snapshot) {
    throw new ServiceUnavailableError(
      `Nothing is known of ${config.name} yet. ${freshnessSentence(
        watch.freshness(),
        Date.now(),
      )}`,
    );
  }
  return watch.snapshot;
}

/** What is said of every read of an instance. */
export function sightOf({ config, watch }: WatchedInstance): Sight {
  const { snapshot, nextSweepAt } = watch;
  return {
    instance: config.name,
    freshness: watch.freshness(),
    ...(snapshot && { source: snapshot.source, coverage: snapshot.coverage }),
    ...(nextSweepAt !== undefined && {
      nextSweepAt: new Date(nextSweepAt).toISOString(),
    }),
    gaps: [...(snapshot?.gaps ?? [])],
  };
}

/** What an answer depends on besides who asks. */
export function stateKey({ watch }: WatchedInstance): string {
  return JSON.stringify([
    watch.snapshot?.revision,
    watch.nextSweepAt,
    freshnessKey(watch),
  ]);
}

/** Changes when readers must be told of the freshness, and not with each attempt. */
export function freshnessKey(watch: WatchedInstance['watch']): string {
  const { state, reason } = watch.freshness();
  return JSON.stringify([state, reason]);
}
