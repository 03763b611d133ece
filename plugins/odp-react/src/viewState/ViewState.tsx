import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { FreshnessLike } from '../freshness/FreshnessLike';
import { StaleFoot } from './StaleFoot';
import { ViewAge } from './ViewAge';
import { isViewMessage, ViewMessage } from './ViewMessage';
import type { ViewStateValue } from './ViewStateValue';

const useStyles = makeStyles({
  root: { position: 'relative', minWidth: 0 },
  stale: { background: 'var(--odp-hatch)' },
  padded: { padding: '8px 12px 9px' },
  inset: { padding: '0 12px' },
  age: { padding: '6px 12px' },
  agePadded: { paddingBottom: 4 },
  bar: {
    position: 'absolute',
    left: 0,
    right: 0,
    top: 0,
    height: 3,
    overflow: 'hidden',
    '&::after': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: 0,
      bottom: 0,
      width: '40%',
      background: 'var(--odp-progressing-fill)',
      animation: '$run 1.6s ease-in-out infinite alternate',
    },
  },
  '@keyframes run': {
    from: { transform: 'translateX(0)' },
    to: { transform: 'translateX(150%)' },
  },
  line: {
    height: 12,
    margin: '9px 0',
    borderRadius: 2,
    background: 'var(--odp-track)',
  },
});

/** Props of {@link ViewState}. */
export interface ViewStateProps {
  state: ViewStateValue;
  /** Age to show while ready, when no header shows it. */
  freshness?: FreshnessLike;
  /** Filters; they stay in every state. */
  filters?: ReactNode;
  /** The view itself; stays on screen while loading and stale. */
  children?: ReactNode;
  /** Distance around the view; off for tables that reach the frame's border. */
  padded?: boolean;
}

function Skeleton() {
  const classes = useStyles();
  return (
    <div aria-hidden>
      {[92, 76, 84].map(width => (
        <div
          key={width}
          className={classes.line}
          style={{ width: `${width}%` }}
        />
      ))}
    </div>
  );
}

/**
 * One view in its eight states. Frame, filters and age never go away; what was
 * read last stays in full ink, on hatched ground when it is stale.
 */
export function ViewState(props: ViewStateProps) {
  const { state, freshness, filters, children, padded = true } = props;
  const classes = useStyles();
  const hasAge =
    state.kind === 'loading' || state.kind === 'stale' || freshness;
  const inset = padded ? '' : classes.inset;
  return (
    <div
      className={`${classes.root} ${padded ? classes.padded : ''} ${
        state.kind === 'stale' ? classes.stale : ''
      }`}
      aria-busy={state.kind === 'loading'}
      data-view-state={state.kind}
    >
      {state.kind === 'loading' && <div aria-hidden className={classes.bar} />}
      {filters}
      {hasAge && (
        <div className={padded ? classes.agePadded : classes.age}>
          <ViewAge state={state} freshness={freshness} />
        </div>
      )}
      {isViewMessage(state) ? (
        <div className={inset}>
          <ViewMessage state={state} />
        </div>
      ) : (
        children ??
        (state.kind === 'loading' && (
          <div className={inset}>
            <Skeleton />
          </div>
        ))
      )}
      {state.kind === 'stale' && (
        <div className={padded ? '' : classes.age}>
          <StaleFoot state={state} />
        </div>
      )}
    </div>
  );
}
