import type { TileReading } from './goldenTiles';

/** Figures that are not known for one and the same reason. */
interface UnknownFigures {
  titles: string[];
  /** What is the matter and what to do, in sentences; empty: nobody says. */
  reason: string;
}

/** Figures that are not known, by why: a reason that several share is told once. */
export function whyUnknown(unknown: readonly TileReading[]): UnknownFigures[] {
  const titles = new Map<string, string[]>();
  for (const reading of unknown) {
    const reason = reasonOf(reading);
    titles.set(reason, [...(titles.get(reason) ?? []), reading.panel.title]);
  }
  return [...titles].map(([reason, those]) => ({ titles: those, reason }));
}

/** Such as "Saturation is not known: Prometheus cannot be reached." */
export function unknownInWords({ titles, reason }: UnknownFigures): string {
  const verb = titles.length > 1 ? 'are' : 'is';
  return `${titles.join(', ')} ${verb} not known${
    reason ? `: ${reason}` : '.'
  }`;
}

function reasonOf({ why, error }: TileReading): string {
  const sentence = (why?.sentence ?? error ?? '').replace(/\.$/, '');
  return [sentence && `${sentence}.`, why?.remedy].filter(Boolean).join(' ');
}
