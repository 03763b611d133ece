import { makeStyles } from '@material-ui/core/styles';
import type { StatusName } from './StatusName';

/** What a pod cell can say: a status, hidden by permission, or without a node. */
export type PodCellState = StatusName | 'not permitted' | 'without a node';

const cross =
  'linear-gradient(45deg, transparent 42%, var(--odp-glyph) 42% 58%, transparent 58%), linear-gradient(-45deg, transparent 42%, var(--odp-glyph) 42% 58%, transparent 58%)';

const grounds: Record<PodCellState, React.CSSProperties> = {
  healthy: {
    borderColor: 'var(--odp-healthy-fill)',
    background: 'var(--odp-cell)',
  },
  progressing: {
    borderColor: 'var(--odp-progressing-fill)',
    background:
      'linear-gradient(0deg, var(--odp-progressing-fill) 50%, transparent 50%)',
  },
  degraded: {
    borderColor: 'var(--odp-degraded-fill)',
    background:
      'repeating-linear-gradient(45deg, var(--odp-degraded-fill) 0 2px, var(--odp-degraded-tint) 2px 4px)',
  },
  failing: {
    borderColor: 'var(--odp-failing-fill)',
    background: `${cross}, var(--odp-failing-fill)`,
  },
  unknown: {
    borderColor: 'var(--odp-unknown-fill)',
    borderStyle: 'dashed',
    background:
      'linear-gradient(var(--odp-unknown-fill), var(--odp-unknown-fill)) center / 30% 30% no-repeat',
  },
  'not permitted': {
    borderColor: 'var(--odp-unknown-fill)',
    background:
      'repeating-linear-gradient(90deg, var(--odp-unknown-fill) 0 1px, transparent 1px 3px)',
  },
  'without a node': {
    borderColor: 'var(--odp-degraded-fill)',
    borderWidth: 1.5,
    borderRadius: '50%',
  },
};

const useStyles = makeStyles({
  root: {
    display: 'inline-block',
    boxSizing: 'border-box',
    borderWidth: 1,
    borderStyle: 'solid',
    borderRadius: 'var(--odp-radius-cell)',
    flex: 'none',
    verticalAlign: 'middle',
  },
});

/** Props of {@link PodCell}. */
export interface PodCellProps {
  state: PodCellState;
  /** Pixels; 11 in a map, 18 in a legend. */
  size?: number;
  /** Accessible name; the state when not given. */
  label?: string;
  /** Set when the word stands beside it. */
  decorative?: boolean;
}

/** A pod as one small square whose pattern replaces the word. */
export function PodCell(props: PodCellProps) {
  const { state, size = 11, label = state, decorative = false } = props;
  const classes = useStyles();
  const name = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': label, title: label } as const);
  return (
    <i
      {...name}
      className={classes.root}
      style={{ width: size, height: size, ...grounds[state] }}
    />
  );
}
