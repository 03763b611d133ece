import type { DriverInput, Driver } from '../drivers/Driver';
import type { PlacedFinding } from './conditionsOf';

/** How everything stands in all places; where one does not answer, what is there is unknown. */
export async function verifyPlaces<Spec>(
  drivers: readonly Driver<Spec>[],
  input: DriverInput<Spec>,
): Promise<PlacedFinding[]> {
  const all = await Promise.all(
    drivers.map(driver => verifyOne(driver, input)),
  );
  return all.flat();
}

async function verifyOne<Spec>(
  driver: Driver<Spec>,
  input: DriverInput<Spec>,
): Promise<PlacedFinding[]> {
  const { place, systems } = driver;
  try {
    const findings = await driver.verify(input);
    return findings.map(finding => ({ ...finding, place }));
  } catch (error) {
    const message = `${place} cannot be asked: ${(error as Error).message}`;
    return systems.map(system => ({
      system,
      place,
      state: 'unknown',
      reason: 'NoAnswer',
      message,
    }));
  }
}
