import { formatDuration, formatMoment } from './formatTime';
import { useNow } from './useNow';

/** Props of {@link TimeAgo} and {@link Since}. */
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
