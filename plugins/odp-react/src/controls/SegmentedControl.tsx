import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  segment: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    height: 28,
    padding: '0 11px',
    fontSize: 12.5,
    color: 'var(--odp-secondary)',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    '& + &': { borderLeft: '1px solid var(--odp-line)' },
    '&:hover': { background: 'var(--odp-hover)' },
    '&:focus-within': {
      outline: '2px solid var(--odp-text)',
      outlineOffset: 2,
    },
  },
  on: {
    background: 'var(--odp-selected)',
    color: 'var(--odp-text)',
    fontWeight: 500,
    '&:hover': { background: 'var(--odp-selected)' },
  },
  input: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    margin: 0,
    opacity: 0,
    cursor: 'pointer',
  },
});

/** One segment. */
export interface Segment<T extends string> {
  value: T;
  label: string;
  /** Beside the label, such as a region or a freshness. */
  extra?: ReactNode;
  /** Before the label, such as a freshness mark. */
  mark?: ReactNode;
}

/** Props of {@link SegmentedControl}. */
export interface SegmentedControlProps<T extends string> {
  /** Accessible name, such as "Cluster". */
  label: string;
  value: T;
  segments: Segment<T>[];
  onChange: (value: T) => void;
}

/** One of a few, side by side: the cluster switch, Graph or List. A radio group for keyboard and screen reader. */
export function SegmentedControl<T extends string>(
  props: SegmentedControlProps<T>,
) {
  const { label, value, segments, onChange } = props;
  const classes = useStyles();
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes.root}>
      {segments.map(segment => (
        <label
          key={segment.value}
          className={`${classes.segment} ${
            segment.value === value ? classes.on : ''
          }`}
        >
          <input
            type="radio"
            name={group}
            className={classes.input}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.mark}
          <span>{segment.label}</span>
          {segment.extra}
        </label>
      ))}
    </div>
  );
}
