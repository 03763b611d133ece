import type { DriverInput, WorkspaceDriver } from '../drivers/WorkspaceDriver';
import type { PlacedFinding } from './conditionsOf';

/** How everything stands in all places; where one does not answer, what is there is unknown. */
export async function verifyPlaces(
  drivers: readonly WorkspaceDriver[],
  input: DriverInput,
): Promise<PlacedFinding[]> {
  const all = await Promise.all(
    drivers.map(driver => verifyOne(driver, input)),
  );
  return all.flat();
}

async function verifyOne(
  driver: WorkspaceDriver,
  input: DriverInput,
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
