import { inferEvictions } from '@internal/plugin-odp-pulsar-common';
import { loadTargetState } from '@internal/target-state';
import { connectInstance } from '@internal/plugin-odp-pulsar-node';
import { InstanceWatch } from '../../plugins/odp-pulsar-backend/src/collection/InstanceWatch';
import { Sweeper } from '../../plugins/odp-pulsar-backend/src/collection/Sweeper';
import { TopicStore } from '../../plugins/odp-pulsar-backend/src/collection/TopicStore';
import { TopicHistories } from '../../plugins/odp-pulsar-backend/src/history/TopicHistories';
import type { BusAddress } from './BusFleet';
import { silent } from './silent';

const NAME = 'odp-eu';
/** Longer than a run: each sweep is asked for. */
const NEVER_MS = 2 ** 31 - 1;

/** Reads a bus as the plugin does, a sweep at a time, without a database and without owners. */
export function readBus({ brokers, caFile, tokenFile }: BusAddress) {
  const { admin, addresses, http } = connectInstance({
    adminUrl: brokers[0],
    brokerHosts: [],
    tokenFile,
    caFile,
  });
  const { eventBus, components } = loadTargetState('target-state/odp.yaml');
  const histories = TopicHistories.create();
  const store = TopicStore.create(histories);
  const sweeper = Sweeper.create({
    admin,
    addresses,
    isProxy: false,
    tenant: eventBus.tenant,
    now: Date.now,
  });
  return {
    admin,
    addresses,
    histories,
    store,
    eventBus,
    components,
    counters: () => http.counters,
    /** From the first question to the snapshot; evictions are looked for and not kept. */
    async sweep(): Promise<{ watch: InstanceWatch; milliseconds: number }> {
      let swept: (seconds: number) => void;
      const done = new Promise<number>(resolve => {
        swept = resolve;
      });
      const watch = InstanceWatch.start({
        name: NAME,
        sweeper,
        store,
        intervalMs: NEVER_MS,
        logger: silent,
        owners: async () => ({ owners: new Map(), gaps: [] }),
        evictions: async (changes, { policies }) => {
          for (const { before, after } of changes) {
            inferEvictions(before, after, policies.get(after.namespace));
          }
          return { evictions: [], gaps: [] };
        },
        onSweep: (_, seconds) => swept(seconds),
        now: Date.now,
      });
      const seconds = await done;
      await watch.stop();
      if (watch.freshness().state !== 'live') {
        throw new Error(
          `the sweep failed: ${JSON.stringify(watch.freshness())}`,
        );
      }
      return { watch, milliseconds: seconds * 1000 };
    },
    close: () => http.close(),
  };
}

export type BusReader = ReturnType<typeof readBus>;
