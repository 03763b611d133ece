import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    padding: '14px 16px 24px',
    display: 'flex',
    flexDirection: 'column',
    gap: 12,
    flexGrow: 1,
    minWidth: 0,
    background: 'var(--odp-page)',
    color: 'var(--odp-text)',
    fontSize: 'var(--odp-font-body)',
    lineHeight: 1.4,
    fontFamily: 'var(--odp-font-family)',
    '& a': { color: 'var(--odp-link)' },
    '& a:hover': { textDecoration: 'underline' },
  },
});

/** The main landmark under a page's header: dense distances, link and text colours of the tokens. */
export function PageBody({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <main className={classes.root}>{children}</main>;
}
