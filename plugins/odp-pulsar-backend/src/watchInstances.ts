import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { StateLog } from '@internal/backend-kit';
import type { SweepSignal } from '@internal/plugin-odp-pulsar-common';
import { connectInstance } from '@internal/plugin-odp-pulsar-node';
import type { TargetState } from '@internal/target-state';
import { randomBytes } from 'node:crypto';
import { InstanceWatch } from './collection/InstanceWatch';
import { Sweeper } from './collection/Sweeper';
import { TopicStore } from './collection/TopicStore';
import type { PulsarConfig } from './config/readPulsarConfig';
import { connectPrometheus } from './history/connectPrometheus';
import { TopicHistories } from './history/TopicHistories';
import type { EvictionLedger } from './ledger/EvictionLedger';
import { EvictionNotes } from './ledger/EvictionNotes';
import {
  type ObservedInstance,
  observeInstances,
} from './metrics/observeInstances';
import { OwnerBook } from './owners/OwnerBook';
import { freshnessKey } from './service/instances';
import type { OpenableInstance } from './service/TopicViews';
import { TopicReader } from './topic/TopicReader';

export interface WatchInstancesOptions {
  config: PulsarConfig;
  eventBus: TargetState['eventBus'];
  /** Entity ref of the group whose the brokers are, where configuration names none. */
  owner?: string;
  ledger: EvictionLedger;
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
  /** Tells readers that there is something new; carries no data. */
  signal: (signal: SweepSignal) => void;
}

/** An instance that is read, until it is stopped. */
export interface RunningInstance extends OpenableInstance, ObservedInstance {
  watch: InstanceWatch;
  stop(): Promise<void>;
}

/** Starts reading every instance; one that is down keeps nobody waiting. */
export function watchInstances(
  options: WatchInstancesOptions,
): ReadonlyMap<string, RunningInstance> {
  const { config, eventBus, ledger, auth, discovery, signal } = options;
  const replica = randomBytes(4).toString('hex');
  const instances = new Map<string, RunningInstance>();
  const { swept } = observeInstances(instances);
  for (const instance of config.instances) {
    const { name, isProxy, cluster } = instance;
    const logger = options.logger.child({ instance: name });
    const { admin, addresses, http } = connectInstance(instance);
    const prometheus =
      instance.prometheus && connectPrometheus(instance.prometheus);
    const histories = TopicHistories.create();
    const log = StateLog.create(name, logger);
    let announced = '';
    const watch = InstanceWatch.start({
      name,
      logger,
      intervalMs: config.sweepIntervalMs,
      now: Date.now,
      store: TopicStore.create(histories),
      sweeper: Sweeper.create({
        admin,
        addresses,
        isProxy,
        metricsUrl: instance.metrics?.url,
        tenant: eventBus.tenant,
        now: Date.now,
      }),
      owners: OwnerBook.create({ cluster, eventBus, discovery, auth }).read,
      evictions: EvictionNotes.create({
        instance: name,
        ledger,
        eventBus,
        logger,
        now: Date.now,
      }).note,
      onSweep: (own, seconds) => {
        swept(name, seconds);
        log.note(own.freshness(), [...(own.snapshot?.gaps ?? [])]);
        const revision = own.snapshot?.revision ?? 0;
        const state = `${revision} ${freshnessKey(own)}`;
        if (state !== announced) {
          announced = state;
          signal({ instance: name, revision: `${replica}.${revision}` });
        }
      },
    });
    instances.set(name, {
      config: { ...instance, owner: instance.owner ?? options.owner },
      watch,
      counters: () => http.counters,
      histories,
      reader: TopicReader.create({ admin, addresses, now: Date.now }),
      prometheus: prometheus?.history,
      async stop() {
        await http.close();
        await prometheus?.http.close();
        await watch.stop();
      },
    });
  }
  return instances;
}
