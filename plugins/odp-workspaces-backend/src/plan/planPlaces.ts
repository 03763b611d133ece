import { SYSTEMS } from '@internal/plugin-odp-workspaces-common';
import type { Driver, DriverInput, DriverPlan } from '../drivers/Driver';

/** What an operation would do in all its places, in the order in which it is done. */
export async function planPlaces<Spec>(
  drivers: readonly Driver<Spec>[],
  input: DriverInput<Spec>,
  removal?: { evenIfInUse: boolean },
): Promise<DriverPlan> {
  const places = await Promise.all(
    drivers.map(driver => planOne(driver, input, removal)),
  );
  const changes = inOrder(places.flatMap(one => one.changes));
  return {
    changes: removal ? changes.reverse() : changes,
    refusals: inOrder(places.flatMap(one => one.refusals)),
  };
}

async function planOne<Spec>(
  driver: Driver<Spec>,
  input: DriverInput<Spec>,
  removal?: { evenIfInUse: boolean },
): Promise<DriverPlan> {
  try {
    return removal
      ? await driver.planRemoval(input, removal)
      : await driver.plan(input);
  } catch (error) {
    return {
      changes: [],
      refusals: [
        {
          system: driver.systems[0],
          place: driver.place,
          message: `${driver.place} cannot be asked now: ${
            (error as Error).message
          }`,
        },
      ],
    };
  }
}

function inOrder<T extends { system: (typeof SYSTEMS)[number] }>(
  items: readonly T[],
): T[] {
  return [...items].sort(
    (a, b) => SYSTEMS.indexOf(a.system) - SYSTEMS.indexOf(b.system),
  );
}
