import { FAULTS } from './faults';

/** A fault that is on, and where: a cluster or the event bus. */
export interface PlacedFault {
  name: string;
  source: string;
  at: string;
}

/** The list of faults in lines, each with what it does and where it is on. */
export function describeFaults(active: PlacedFault[]): string {
  const width = Math.max(...FAULTS.map(({ name }) => name.length));
  const places = Math.max(...FAULTS.map(({ place }) => place.length));
  const lines = FAULTS.flatMap(({ name, place, does }) => [
    `${name.padEnd(width)}  ${place.padEnd(places)}  ${does}`,
    ...active
      .filter(each => each.name === name && placeOf(each) === place)
      .map(({ source, at }) =>
        `${' '.repeat(width)}  ON: ${source} ${at}`.trimEnd(),
      ),
  ]);
  return `${lines.join('\n')}\n`;
}

function placeOf({ source, at }: PlacedFault) {
  if (source === EVENT_BUS) {
    return 'event bus';
  }
  return at.includes('/') ? 'workload' : 'node';
}

/** The source of faults that belong to no cluster. */
export const EVENT_BUS = 'event bus';
