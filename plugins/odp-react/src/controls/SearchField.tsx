import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import SearchIcon from '@material-ui/icons/Search';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    height: 'var(--odp-size-button)',
    boxSizing: 'border-box',
    padding: '0 8px 0 10px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-secondary)',
    '&:focus-within': {
      outline: '2px solid var(--odp-text)',
      outlineOffset: 2,
    },
    '& svg': { fontSize: 17, flex: 'none' },
  },
  input: {
    border: 0,
    background: 'transparent',
    color: 'var(--odp-text)',
    font: 'inherit',
    fontSize: 12.5,
    width: '100%',
    minWidth: 0,
    outline: 'none !important',
    '&::placeholder': { color: 'var(--odp-secondary)', opacity: 1 },
    '&::-webkit-search-cancel-button': { display: 'none' },
  },
  clear: {
    display: 'inline-flex',
    border: 0,
    padding: 0,
    background: 'transparent',
    color: 'inherit',
    cursor: 'pointer',
  },
});

/** Props of {@link SearchField}. */
export interface SearchFieldProps {
  /** What one may type, such as "Namespace or workload"; also the accessible name. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Pixels. */
  width?: number;
}

/** A text filter; Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, width = 190 } = props;
  const classes = useStyles();
  return (
    <span className={classes.root} style={{ width }}>
      <SearchIcon aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        className={classes.input}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && value) {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {value && (
        <button
          type="button"
          aria-label={`Clear ${label}`}
          className={classes.clear}
          onClick={() => onChange('')}
        >
          <CloseIcon aria-hidden />
        </button>
      )}
    </span>
  );
}
