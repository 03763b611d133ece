import { makeStyles } from '@material-ui/core/styles';
import type { ButtonHTMLAttributes } from 'react';
import { buttonRule } from './buttonStyles';

const useStyles = makeStyles({
  root: buttonRule,
  filled: {
    background: 'var(--odp-primary)',
    borderColor: 'var(--odp-primary)',
    color: 'var(--odp-primary-text)',
    '&:hover': { background: 'var(--odp-primary)', filter: 'brightness(1.1)' },
  },
  plain: {},
  danger: {
    color: 'var(--odp-failing-text)',
    borderColor: 'var(--odp-failing-fill)',
  },
  small: {
    height: 'var(--odp-size-button-in-panel)',
    padding: '0 9px',
    fontSize: 12,
  },
});

/** Props of {@link ActionButton}, beside those of a `<button>`. */
export interface ActionButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** One filled button per card at most. */
  look?: 'plain' | 'filled' | 'danger';
  /** 26 pixels high, for panels. */
  small?: boolean;
}

/** A button, sentence case. It cannot be disabled: use `DisabledButton`, which says why. */
export function ActionButton(props: ActionButtonProps) {
  const { look = 'plain', small = false, className = '', ...rest } = props;
  const classes = useStyles();
  return (
    <button
      type="button"
      {...rest}
      className={`${classes.root} ${classes[look]} ${
        small ? classes.small : ''
      } ${className}`}
    />
  );
}
