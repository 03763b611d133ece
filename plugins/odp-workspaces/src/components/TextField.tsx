import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: 3, minWidth: 0 },
  label: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-smallest)',
  },
  input: {
    height: 'var(--odp-size-button)',
    boxSizing: 'border-box',
    width: '100%',
    padding: '0 10px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    font: 'inherit',
    fontSize: 12.5,
    '&:focus-visible': {
      outline: '2px solid var(--odp-text)',
      outlineOffset: 2,
    },
  },
});

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Characters. */
  maxLength?: number;
  /** Which keys a phone shows. */
  inputMode?: 'numeric';
}

/** A line of text under its label. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, ...rest } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.root}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        className={classes.input}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
