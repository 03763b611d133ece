import { makeStyles } from '@material-ui/core/styles';
import LockIcon from '@material-ui/icons/Lock';
import { useId } from 'react';
import { buttonRule } from './buttonStyles';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 8,
    maxWidth: '100%',
  },
  button: {
    ...buttonRule,
    color: 'var(--odp-secondary)',
    background: 'var(--odp-inset)',
    borderStyle: 'dashed',
    cursor: 'not-allowed',
    '&:hover': { background: 'var(--odp-inset)' },
  },
  why: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    overflowWrap: 'anywhere',
  },
});

/** Props of {@link DisabledButton}. */
export interface DisabledButtonProps {
  label: string;
  /** Why it cannot be used now, as a sentence. */
  why: string;
  /** Where the reason has no room it shows on focus and hover alone. */
  hideWhy?: boolean;
}

/** A button that cannot be used now: keeps its place, dashed border and lock, reachable by keyboard, and says why. */
export function DisabledButton(props: DisabledButtonProps) {
  const { label, why, hideWhy = false } = props;
  const classes = useStyles();
  const whyId = useId();
  return (
    <span className={classes.root}>
      <button
        type="button"
        aria-disabled
        aria-describedby={whyId}
        title={why}
        className={classes.button}
      >
        <LockIcon aria-hidden style={{ fontSize: 14 }} />
        {label}
      </button>
      <span id={whyId} className={classes.why} hidden={hideWhy}>
        {why}
      </span>
    </span>
  );
}
