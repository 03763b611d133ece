import { ServiceUnavailableError } from '@backstage/errors';
import { SYSTEMS, type System } from '@internal/plugin-odp-workspaces-common';
import type { WorkspaceSpec } from '@internal/target-state';
import type { WorkspaceDriver } from './WorkspaceDriver';

/** A system in one place. */
export interface Part {
  system: System;
  driver: WorkspaceDriver;
}

/** Drivers of all places, and which of them a workspace concerns. */
export class Drivers {
  readonly #clusters: ReadonlyMap<string, WorkspaceDriver>;
  readonly #bus?: WorkspaceDriver;

  static create(options: {
    clusters: readonly WorkspaceDriver[];
    /** Absent where no event bus is written to. */
    bus?: WorkspaceDriver;
  }): Drivers {
    return new Drivers(
      new Map(options.clusters.map(driver => [driver.place, driver])),
      options.bus,
    );
  }

  private constructor(
    clusters: ReadonlyMap<string, WorkspaceDriver>,
    bus?: WorkspaceDriver,
  ) {
    this.#clusters = clusters;
    this.#bus = bus;
  }

  /** Clusters that workspaces can be made in. */
  get clusters(): string[] {
    return [...this.#clusters.keys()];
  }

  /** @throws ServiceUnavailableError for a cluster that the portal may not write to any more */
  of(spec: WorkspaceSpec): WorkspaceDriver[] {
    const drivers = spec.clusters.map(cluster => {
      const driver = this.#clusters.get(cluster);
      if (!driver) {
        throw new ServiceUnavailableError(
          `The portal has no write access to cluster '${cluster}'; odp.workspaces.clusters names those where it has`,
        );
      }
      return driver;
    });
    return this.#bus ? [...drivers, this.#bus] : drivers;
  }

  /** Every system of a workspace in every place, in the order in which they are made. */
  partsOf(spec: WorkspaceSpec): Part[] {
    const drivers = this.of(spec);
    return SYSTEMS.flatMap(system =>
      drivers
        .filter(({ systems }) => systems.includes(system))
        .map(driver => ({ system, driver })),
    );
  }
}
