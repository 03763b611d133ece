import { makeStyles } from '@material-ui/core/styles';
import { Freshness } from '../freshness/Freshness';
import type { FreshnessLike } from '../freshness/FreshnessLike';
import { FreshnessMark } from '../freshness/FreshnessMark';
import { formatClock, formatDuration } from '../time/formatTime';
import { useNow } from '../time/useNow';
import type { ViewStateValue } from './ViewStateValue';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    fontSize: 'var(--odp-font-secondary)',
    color: 'var(--odp-secondary)',
    lineHeight: 1.3,
  },
  stale: { color: 'var(--odp-degraded-text)' },
});

const time = (moment: string | number) => new Date(moment).getTime();

function loadingSentence(
  state: Extract<ViewStateValue, { kind: 'loading' }>,
  now: number,
) {
  const since =
    state.since === undefined
      ? 'Loading'
      : `Loading for ${formatDuration(now - state.since)}`;
  return state.lastLoadedAt === undefined
    ? since
    : `${since} · last data ${formatDuration(now - state.lastLoadedAt)} old`;
}

function staleSentence(
  state: Extract<ViewStateValue, { kind: 'stale' }>,
  now: number,
) {
  const since =
    state.since === undefined
      ? 'stale'
      : `stale since ${formatClock(time(state.since), now)}`;
  return state.reason ? `${since}: ${state.reason}` : since;
}

/** Props of {@link ViewAge}. */
export interface ViewAgeProps {
  state: ViewStateValue;
  freshness?: FreshnessLike;
}

/** The age line of a view: always there when there is an age to tell. */
export function ViewAge({ state, freshness }: ViewAgeProps) {
  const classes = useStyles();
  const now = useNow(1000);
  if (state.kind === 'loading') {
    return (
      <div className={classes.root}>
        <FreshnessMark state="starting" />
        {loadingSentence(state, now)}
      </div>
    );
  }
  if (state.kind === 'stale') {
    return (
      <div className={`${classes.root} ${classes.stale}`}>
        <FreshnessMark state="stale" />
        {staleSentence(state, now)}
      </div>
    );
  }
  return freshness ? (
    <div className={classes.root}>
      <Freshness freshness={freshness} room="short" wrap />
    </div>
  ) : null;
}
