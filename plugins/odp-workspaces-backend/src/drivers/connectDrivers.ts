import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  createClusterWriter,
  readWriterDefinitions,
} from '@internal/plugin-odp-kubernetes-node';
import {
  createBusNamespaceWriter,
  readBusWriterDefinition,
} from '@internal/plugin-odp-pulsar-node';
import {
  type ComponentSpec,
  type TargetState,
  workspaceNamespace,
} from '@internal/target-state';
import type { WorkspacesConfig } from '../config/readWorkspacesConfig';
import { BusDriver } from './bus/BusDriver';
import { ComponentDriver } from './component/ComponentDriver';
import { SubscriptionDriver } from './component/SubscriptionDriver';
import { DiscreetDriver } from './DiscreetDriver';
import { Drivers } from './Drivers';
import { KubernetesDriver } from './kubernetes/KubernetesDriver';
import { WRITTEN_KINDS } from './kubernetes/workspaceKinds';
import { subjectNames } from './subjectNames';
import type { Driver } from './Driver';

/** Never another one: what the old one has set would belong to nobody. */
const FIELD_MANAGER = 'odp-portal';
const OWN_PREFIX = workspaceNamespace('');

interface ConnectOptions {
  config: Config;
  target: TargetState;
  settings: Pick<WorkspacesConfig, 'subjects' | 'answerMs'>;
  logger: LoggerService;
  lifecycle: LifecycleService;
}

/** Drivers of every place that the configuration gives write access to. */
export interface AllDrivers {
  workspaces: Drivers;
  components: Drivers<ComponentSpec>;
}

export function connectDrivers(options: ConnectOptions): AllDrivers {
  const { config, target, settings, logger, lifecycle } = options;
  const { subjects, answerMs } = settings;
  const subjectName = subjectNames(subjects);
  const writers = readWriterDefinitions(config, { logger }).map(definition =>
    createClusterWriter(definition, {
      fieldManager: FIELD_MANAGER,
      kinds: WRITTEN_KINDS,
      isOwnNamespace: name => name.startsWith(OWN_PREFIX),
      timing: { timeoutMs: answerMs },
    }),
  );
  const busDefinition = readBusWriterDefinition(config);
  const busWriter =
    busDefinition &&
    createBusNamespaceWriter(busDefinition, {
      isOwnNamespace: name =>
        name.startsWith(target.eventBus.workspaceNamespace.split('<id>')[0]),
      limits: { silenceMs: answerMs },
    });
  lifecycle.addShutdownHook(async () => {
    await Promise.all(
      [...writers, ...(busWriter ? [busWriter] : [])].map(writer =>
        writer.close(),
      ),
    );
  });
  const discreet = <Spec>(inner: Driver<Spec>): Driver<Spec> =>
    DiscreetDriver.create({ inner, logger });
  const about = { target, fieldManager: FIELD_MANAGER };
  return {
    workspaces: Drivers.create({
      clusters: writers.map(writer =>
        discreet(KubernetesDriver.create({ ...about, writer, subjectName })),
      ),
      ...(busWriter && {
        bus: discreet(BusDriver.create({ writer: busWriter, target })),
      }),
    }),
    components: Drivers.create({
      clusters: writers.map(writer =>
        discreet(ComponentDriver.create({ ...about, writer })),
      ),
      ...(busWriter && {
        bus: discreet(SubscriptionDriver.create({ writer: busWriter, target })),
      }),
      isOnBus: ({ event }) => event !== undefined,
    }),
  };
}
