import { formatClock, formatMoment } from './formatTime';
import type { MomentProps } from './TimeAgo';
import { useNow } from './useNow';

/** "14:19" in UTC, with the day when it is not today; the full moment on hover. */
export function Clock({ moment }: MomentProps) {
  const now = useNow(60_000);
  return (
    <time
      dateTime={new Date(moment).toISOString()}
      title={formatMoment(moment)}
    >
      {formatClock(moment, now)}
    </time>
  );
}
