import type { Frame } from '../frames';
import { timesIn } from './columns';

/** Series of several queries in one frame, over all their times; frames without a time stay apart. */
export function joinByTime(frames: readonly Frame[]): Frame[] {
  const timed = frames.filter(frame => timesIn(frame));
  if (timed.length < 2) {
    return [...frames];
  }
  const times = [...new Set(timed.flatMap(frame => timesIn(frame)!))].sort(
    (one, other) => one - other,
  );
  const places = new Map(times.map((time, place) => [time, place]));
  const columns = timed.flatMap(frame => {
    const own = timesIn(frame)!;
    return frame.columns.flatMap(column => {
      if (column.type === 'time') {
        return [];
      }
      const values = new Array(times.length).fill(null);
      own.forEach((time, row) => {
        values[places.get(time)!] = column.values[row];
      });
      return [{ ...column, values }];
    });
  });
  const joined: Frame = {
    refId: timed.map(({ refId }) => refId).join('-'),
    columns: [{ name: 'Time', type: 'time', values: times }, ...columns],
    notices: timed.flatMap(({ notices }) => notices),
  };
  return [joined, ...frames.filter(frame => !timed.includes(frame))];
}
