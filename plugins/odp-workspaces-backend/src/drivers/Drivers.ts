import { ServiceUnavailableError } from '@backstage/errors';
import { SYSTEMS, type System } from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceSpec } from '@internal/target-state';
import type { Driver } from './Driver';

/** A system in one place. */
export interface Part<Spec = WorkspaceSpec> {
  system: System;
  driver: Driver<Spec>;
}

interface DriversOptions<Spec> {
  clusters: readonly Driver<Spec>[];
  /** Absent where no event bus is written to. */
  bus?: Driver<Spec>;
  /** What has something on the event bus; everything unless it is said. */
  isOnBus?: (spec: Spec) => boolean;
}

/** Drivers of all places, and which of them a workspace, or a component, concerns. */
export class Drivers<
  Spec extends Pick<WorkspaceSpec, 'clusters'> = WorkspaceSpec,
> {
  readonly #clusters: ReadonlyMap<string, Driver<Spec>>;
  readonly #bus?: Driver<Spec>;
  readonly #isOnBus: (spec: Spec) => boolean;

  static create<Spec extends Pick<WorkspaceSpec, 'clusters'>>(
    options: DriversOptions<Spec>,
  ): Drivers<Spec> {
    return new Drivers(options);
  }

  private constructor({
    clusters,
    bus,
    isOnBus = () => true,
  }: DriversOptions<Spec>) {
    this.#clusters = new Map(clusters.map(driver => [driver.place, driver]));
    this.#bus = bus;
    this.#isOnBus = isOnBus;
  }

  /** Clusters that workspaces can be made in. */
  get clusters(): string[] {
    return [...this.#clusters.keys()];
  }

  /** @throws ServiceUnavailableError for a cluster that the portal may not write to any more */
  of(spec: Spec): Driver<Spec>[] {
    const drivers = spec.clusters.map(cluster => {
      const driver = this.#clusters.get(cluster);
      if (!driver) {
        throw new ServiceUnavailableError(
          `The portal has no write access to cluster '${cluster}'; odp.workspaces.clusters names those where it has`,
        );
      }
      return driver;
    });
    return this.#bus && this.#isOnBus(spec) ? [...drivers, this.#bus] : drivers;
  }

  /** Every system in every place, in the order in which they are made. */
  partsOf(spec: Spec): Part<Spec>[] {
    const drivers = this.of(spec);
    return SYSTEMS.flatMap(system =>
      drivers
        .filter(({ systems }) => systems.includes(system))
        .map(driver => ({ system, driver })),
    );
  }
}
