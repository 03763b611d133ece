import { CALCS, type Calc } from '../calcs';
import type { Note } from './parse';

/** Names that older dashboards have. */
const OLDER = new Map<string, Calc>([
  ['current', 'lastNotNull'],
  ['avg', 'mean'],
  ['total', 'sum'],
]);

/** Calculations that the portal computes; what it does not is noted. */
export function readCalcs(names: readonly string[], note: Note): Calc[] {
  return names.flatMap(name => {
    const calc = OLDER.get(name) ?? CALCS.find(known => known === name);
    if (!calc) {
      note(`The calculation "${name}" is not computed.`);
    }
    return calc ? [calc] : [];
  });
}
