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
  filling: { display: 'flex', flexDirection: 'column', height: '100%' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: '4px 8px',
    padding: '12px 16px 8px',
  },
  headFilling: { padding: '7px 8px 3px 12px', flex: 'none' },
  // Controls stay at the right end of the first line while the words have this room.
  words: {
    display: 'flex',
    // A long hint goes below the title, rather than breaking it.
    flexWrap: 'wrap',
    alignItems: 'baseline',
    alignSelf: 'center',
    gap: '0 8px',
    flex: '1 1 0',
    minWidth: 'min(120px, 100%)',
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
  /** As high as the place that it is given, with a smaller head: for grids of cards. */
  isFilling?: boolean;
  children?: ReactNode;
}

/** A card with border and a small title; the unit of which pages are made. */
export function Panel(props: PanelProps) {
  const { title, label, hint, actions, children } = props;
  const { padded = true, isFilling = false } = props;
  const classes = useStyles();
  const titleId = useId();
  return (
    <section
      className={`${classes.root} ${isFilling ? classes.filling : ''}`}
      aria-labelledby={title ? titleId : undefined}
      aria-label={title ? undefined : label}
    >
      {(title || actions) && (
        <div
          className={`${classes.head} ${isFilling ? classes.headFilling : ''}`}
        >
          <div className={classes.words}>
            {title && (
              <h2 id={titleId} className={classes.title}>
                {title}
              </h2>
            )}
            {hint && <span className={classes.hint}>{hint}</span>}
          </div>
          {actions && <span className={classes.actions}>{actions}</span>}
        </div>
      )}
      {padded ? <div className={classes.padded}>{children}</div> : children}
    </section>
  );
}
