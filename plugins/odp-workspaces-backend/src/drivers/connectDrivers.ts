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
import { type TargetState, workspaceNamespace } from '@internal/target-state';
import type { WorkspacesConfig } from '../config/readWorkspacesConfig';
import { BusDriver } from './bus/BusDriver';
import { DiscreetDriver } from './DiscreetDriver';
import { Drivers } from './Drivers';
import { KubernetesDriver } from './kubernetes/KubernetesDriver';
import { WORKSPACE_KINDS } from './kubernetes/workspaceKinds';
import { subjectNames } from './subjectNames';
import type { WorkspaceDriver } from './WorkspaceDriver';

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
export function connectDrivers(options: ConnectOptions): Drivers {
  const { config, target, settings, logger, lifecycle } = options;
  const { subjects, answerMs } = settings;
  const subjectName = subjectNames(subjects);
  const writers = readWriterDefinitions(config, { logger }).map(definition =>
    createClusterWriter(definition, {
      fieldManager: FIELD_MANAGER,
      kinds: WORKSPACE_KINDS,
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
  const discreet = (inner: WorkspaceDriver) =>
    DiscreetDriver.create({ inner, logger });
  return Drivers.create({
    clusters: writers.map(writer =>
      discreet(
        KubernetesDriver.create({
          writer,
          target,
          subjectName,
          fieldManager: FIELD_MANAGER,
        }),
      ),
    ),
    ...(busWriter && {
      bus: discreet(BusDriver.create({ writer: busWriter, target })),
    }),
  });
}
