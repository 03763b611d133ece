import { makeStyles } from '@material-ui/core/styles';
import { useNow } from '../time/useNow';
import type { FreshnessLike } from './FreshnessLike';
import { FreshnessMark } from './FreshnessMark';
import { freshnessSentence, type FreshnessRoom } from './freshnessSentence';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'baseline',
    '& > :first-child': { alignSelf: 'center' },
    gap: 6,
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    fontVariantNumeric: 'tabular-nums',
  },
  oneLine: { whiteSpace: 'nowrap' },
  stale: { color: 'var(--odp-degraded-text)' },
  unreachable: { color: 'var(--odp-failing-text)' },
  live: {},
  starting: {},
  denied: {},
});

/** Props of {@link Freshness}. */
export interface FreshnessProps {
  freshness: FreshnessLike;
  room?: FreshnessRoom;
  /** Lets a long reason break into a second line. */
  wrap?: boolean;
}

/** The age of a view: shape, word and colour; ticks once a second and renders nothing but itself. */
export function Freshness(props: FreshnessProps) {
  const { freshness, room = 'full', wrap = false } = props;
  const classes = useStyles();
  const now = useNow(1000);
  const sentence = freshnessSentence(freshness, now, room);
  return (
    <span
      className={`${classes.root} ${classes[freshness.state]} ${
        wrap ? '' : classes.oneLine
      }`}
      title={freshness.reason}
      data-freshness={freshness.state}
    >
      <FreshnessMark state={freshness.state} />
      <span>{sentence}</span>
    </span>
  );
}
