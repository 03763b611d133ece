import { formatDuration, formatMoment } from './formatTime';
import { useNow } from './useNow';

/** Props of {@link TimeAgo}, {@link Since} and {@link Until}. */
export interface MomentProps {
  /** ISO 8601, or milliseconds. */
  moment: string | number;
}

const toIso = (moment: string | number) => new Date(moment).toISOString();

/** "4 s ago", ticking by itself. */
export function TimeAgo({ moment }: MomentProps) {
  const now = useNow(1000);
  return (
    <time dateTime={toIso(moment)} title={formatMoment(moment)}>
      {formatDuration(now - new Date(moment).getTime())} ago
    </time>
  );
}

/** "34 min", ticking by itself: how long something has lasted. */
export function Since({ moment }: MomentProps) {
  const now = useNow(1000);
  return (
    <time dateTime={toIso(moment)} title={`since ${formatMoment(moment)}`}>
      {formatDuration(now - new Date(moment).getTime())}
    </time>
  );
}

/** "in 18 s", ticking by itself; "now" once it is due. */
export function Until({ moment }: MomentProps) {
  const now = useNow(1000);
  const left = new Date(moment).getTime() - now;
  return (
    <time dateTime={toIso(moment)} title={formatMoment(moment)}>
      {left > 0 ? `in ${formatDuration(left)}` : 'now'}
    </time>
  );
}
