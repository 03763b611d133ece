import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    height: 'var(--odp-size-button)',
    boxSizing: 'border-box',
    padding: '0 4px 0 10px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    fontSize: 12.5,
    whiteSpace: 'nowrap',
    '&:hover': { background: 'var(--odp-hover)' },
    '&:focus-within': {
      outline: '2px solid var(--odp-text)',
      outlineOffset: 2,
    },
    '& svg': { fontSize: 18, color: 'var(--odp-secondary)' },
  },
  set: { borderColor: 'var(--odp-primary)', background: 'var(--odp-selected)' },
  label: { color: 'var(--odp-secondary)' },
  value: {
    fontWeight: 500,
    maxWidth: 180,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  // The native select lies invisibly over the drawn one, so that keyboard, screen reader and touch have a real one.
  select: {
    position: 'absolute',
    inset: 0,
    width: '100%',
    height: '100%',
    opacity: 0,
    cursor: 'pointer',
    font: 'inherit',
    color: '#1F2328',
    background: '#FFFFFF',
  },
});

/** One entry of a {@link FilterSelect}. */
export interface FilterOption<T extends string> {
  value: T;
  label: string;
  /** Shown behind the label, such as a count. */
  hint?: string;
}

/** Props of {@link FilterSelect}. */
export interface FilterSelectProps<T extends string> {
  label: string;
  value: T;
  options: FilterOption<T>[];
  onChange: (value: T) => void;
  /** The value that filters nothing; any other one is marked. */
  neutral?: T;
  /** What is the matter with it, where the pointer rests. */
  description?: string;
}

/** A filter: its name and what it is set to, on one button. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { label, value, options, onChange, neutral, description } = props;
  const classes = useStyles();
  const current = options.find(option => option.value === value);
  const isSet = neutral !== undefined && value !== neutral;
  return (
    <span className={`${classes.root} ${isSet ? classes.set : ''}`}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <span className={classes.value} aria-hidden>
        {current?.label ?? value}
      </span>
      <ArrowDropDownIcon aria-hidden />
      <select
        aria-label={label}
        title={description}
        className={classes.select}
        value={value}
        onChange={event => onChange(event.target.value as T)}
      >
        {!current && <option value={value}>{value}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.hint ? `${option.label} (${option.hint})` : option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
