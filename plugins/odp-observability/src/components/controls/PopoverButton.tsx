import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    height: 'var(--odp-size-button)',
    boxSizing: 'border-box',
    padding: '0 4px 0 10px',
    maxWidth: '100%',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    font: 'inherit',
    fontSize: 12.5,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    '&:hover': { background: 'var(--odp-hover)' },
    '& svg': { fontSize: 18, color: 'var(--odp-secondary)' },
  },
  label: { color: 'var(--odp-secondary)' },
  value: {
    fontWeight: 500,
    maxWidth: 220,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  content: {
    padding: 12,
    maxWidth: 360,
    maxHeight: 420,
    overflow: 'auto',
    color: 'var(--odp-text)',
    fontSize: 'var(--odp-font-body)',
    fontFamily: 'var(--odp-font-family)',
  },
});

interface PopoverButtonProps {
  /** Before the value, such as "Namespace". */
  label: string;
  /** What it is set to, in words. */
  value: string;
  /** Behind the value, smaller. */
  detail?: string;
  icon?: ReactElement;
  /** What is the matter with it, where the pointer rests. */
  description?: string;
  /** What opens; it is given a way to close itself. */
  children: (close: () => void) => ReactNode;
}

/** A control on one button, whose choices open under it. */
export function PopoverButton(props: PopoverButtonProps) {
  const { label, value, detail, icon, description, children } = props;
  const classes = useStyles();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.button}
        title={description}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={[`${label}: ${value}`, detail].filter(Boolean).join(', ')}
        onClick={() => setIsOpen(true)}
      >
        {icon ?? <span className={classes.label}>{label}</span>}
        <span className={classes.value}>{value}</span>
        {detail && <span className={classes.label}>{detail}</span>}
        <ArrowDropDownIcon aria-hidden />
      </button>
      <Popover
        open={isOpen}
        anchorEl={button.current}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        <div role="dialog" aria-label={label} className={classes.content}>
          {children(close)}
        </div>
      </Popover>
    </>
  );
}
