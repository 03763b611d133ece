import type { ComponentSpec } from '@internal/target-state';
import { Drivers } from '../drivers/Drivers';
import { FakeDriver } from './FakeDriver';

/** A cluster and an event bus in memory, for workspaces and for components. */
export function fakePlaces() {
  const cluster = FakeDriver.ofWorkspaces('odp-eu', [
    'namespace',
    'quota',
    'access',
  ]);
  const bus = FakeDriver.ofWorkspaces('bus', ['event-bus']);
  const workloads = FakeDriver.ofComponents('odp-eu', ['workload']);
  const subscriptions = FakeDriver.ofComponents('bus', ['subscription']);
  return {
    cluster,
    bus,
    workloads,
    subscriptions,
    drivers: {
      workspaces: Drivers.create({ clusters: [cluster], bus }),
      components: Drivers.create({
        clusters: [workloads],
        bus: subscriptions,
        isOnBus: ({ event }: ComponentSpec) => event !== undefined,
      }),
    },
  };
}
