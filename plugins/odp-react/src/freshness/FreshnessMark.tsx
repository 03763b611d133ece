import LockIcon from '@material-ui/icons/Lock';
import { StatusIcon } from '../status/StatusIcon';
import type { FreshnessState } from './FreshnessLike';

const dot = {
  width: 7,
  height: 7,
  borderRadius: '50%',
  flex: 'none',
  background: 'var(--odp-healthy-fill)',
} as const;

const ring = {
  ...dot,
  width: 9,
  height: 9,
  boxSizing: 'border-box',
  background: 'transparent',
  border: '2px solid var(--odp-degraded-fill)',
} as const;

/** The shape of a freshness: dot, ring, arc, cross, lock. */
export function FreshnessMark({ state }: { state: FreshnessState }) {
  switch (state) {
    case 'live':
      return <span aria-hidden style={dot} />;
    case 'stale':
      return <span aria-hidden style={ring} />;
    case 'starting':
      return <StatusIcon status="progressing" size={12} decorative />;
    case 'unreachable':
      return <StatusIcon status="failing" size={12} decorative />;
    default:
      return <LockIcon aria-hidden style={{ fontSize: 13 }} />;
  }
}
