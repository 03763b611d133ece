import { formatDuration } from '../time/formatTime';
import { useNow } from '../time/useNow';

/** "next try in 12 s", ticking. */
export function NextTry({ at }: { at: string | number }) {
  const now = useNow(1000);
  const left = new Date(at).getTime() - now;
  return <>{left > 0 ? `next try in ${formatDuration(left)}` : 'trying now'}</>;
}
