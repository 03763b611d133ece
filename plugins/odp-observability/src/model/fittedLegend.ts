import type { Legend } from './legend';

/** Pixels of a character, of the distance around a figure, and of what is beside the names. */
const CHARACTER = 6.5;
const AROUND = 13;
const BESIDE = 66;
/** Pixels that a name keeps. */
const NAME = 90;

/** A legend of a width in pixels: what has no room beside names that can be read falls away, the first calculation never. */
export function fittedLegend({ heads, lines }: Legend, width: number): Legend {
  let room = width - BESIDE - NAME;
  const widths = heads.map(
    (head, place) =>
      AROUND +
      CHARACTER *
        Math.max(
          head.length,
          ...lines.map(({ figures }) => figures[place].length),
        ),
  );
  let count = 0;
  for (const each of widths) {
    room -= each;
    if (count > 0 && room < 0) {
      break;
    }
    count += 1;
  }
  return {
    heads: heads.slice(0, count),
    lines: lines.map(line => ({
      ...line,
      figures: line.figures.slice(0, count),
    })),
  };
}
