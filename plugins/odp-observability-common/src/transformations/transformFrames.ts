import type { Frame } from '../frames';
import type { Transformation } from '../model';
import { calculateField } from './calculateField';
import {
  filterColumns,
  organize,
  renameByRegex,
  sortRows,
} from './chooseColumns';
import { joinByTime } from './joinByTime';
import { labelsToFields } from './labelsToFields';
import { mergeFrames } from './mergeFrames';
import { reduceFrames } from './reduceFrames';

/** What a panel draws of the answers to its queries: its transformations, one after the other. */
export function transformFrames(
  frames: readonly Frame[],
  transformations: readonly Transformation[],
): Frame[] {
  return transformations.reduce<Frame[]>(apply, [...frames]);
}

function apply(frames: Frame[], transformation: Transformation): Frame[] {
  switch (transformation.id) {
    case 'organize':
      return frames.map(frame => organize(frame, transformation));
    case 'filterFieldsByName':
      return frames
        .map(frame => filterColumns(frame, transformation))
        .filter(({ columns }) => columns.length > 0);
    case 'renameByRegex':
      return frames.map(frame => renameByRegex(frame, transformation));
    case 'sortBy':
      return frames.map(frame => sortRows(frame, transformation));
    case 'merge':
      return mergeFrames(frames);
    case 'reduce':
      return reduceFrames(frames, transformation);
    case 'labelsToFields':
      return labelsToFields(frames, transformation);
    default:
      return joinByTime(frames).map(frame =>
        calculateField(frame, transformation),
      );
  }
}
