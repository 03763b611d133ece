import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { buttonRule } from './buttonStyles';

const useStyles = makeStyles({
  root: {
    ...buttonRule,
    padding: 0,
    width: 'var(--odp-size-button)',
    flex: 'none',
    color: 'var(--odp-secondary)',
    '& svg': { fontSize: 17 },
  },
});

/** Props of {@link IconButton}. */
export interface IconButtonProps {
  /** Accessible name, shown on hover. */
  label: string;
  onClick: () => void;
  children: ReactNode;
  pressed?: boolean;
  /** Of a button that shows and hides something. */
  expanded?: boolean;
}

/** A square button with an icon and a name. */
export function IconButton(props: IconButtonProps) {
  const { label, onClick, children, pressed, expanded } = props;
  const classes = useStyles();
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      title={label}
      className={classes.root}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
