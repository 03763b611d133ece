import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    boxShadow: 'var(--odp-shadow)',
    fontSize: 'var(--odp-font-body)',
    minWidth: 0,
    '& strong, & b': { fontWeight: 500 },
  },
  head: {
    display: 'flex',
    // A long hint goes below the title, rather than breaking it.
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 8px',
    padding: '12px 16px 8px',
  },
  title: {
    fontSize: 'var(--odp-font-card)',
    fontWeight: 500,
    margin: 0,
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  hint: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    minWidth: 0,
  },
  actions: {
    marginLeft: 'auto',
    alignSelf: 'center',
    display: 'flex',
    gap: 8,
    alignItems: 'center',
    fontSize: 'var(--odp-font-secondary)',
  },
  padded: { padding: '0 16px 12px' },
});

/** Props of {@link Panel}. */
export interface PanelProps {
  /** Without a title give a `label`. */
  title?: string;
  /** Accessible name of a panel without a title. */
  label?: string;
  /** Smaller words beside the title. */
  hint?: ReactNode;
  /** Controls at the right end of the title's line. */
  actions?: ReactNode;
  /** Distance around the content; off for lists and tables that reach the border. */
  padded?: boolean;
  children?: ReactNode;
}

/** A card with border and a small title; the unit of which pages are made. */
export function Panel(props: PanelProps) {
  const { title, label, hint, actions, padded = true, children } = props;
  const classes = useStyles();
  const titleId = useId();
  return (
    <section
      className={classes.root}
      aria-labelledby={title ? titleId : undefined}
      aria-label={title ? undefined : label}
    >
      {(title || actions) && (
        <div className={classes.head}>
          {title && (
            <h2 id={titleId} className={classes.title}>
              {title}
            </h2>
          )}
          {hint && <span className={classes.hint}>{hint}</span>}
          {actions && <span className={classes.actions}>{actions}</span>}
        </div>
      )}
      {padded ? <div className={classes.padded}>{children}</div> : children}
    </section>
  );
}
