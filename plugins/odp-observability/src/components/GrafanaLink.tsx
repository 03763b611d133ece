import { makeStyles } from '@material-ui/core/styles';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    gap: 6,
    alignItems: 'center',
    height: 'var(--odp-size-button)',
    boxSizing: 'border-box',
    padding: '0 12px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-text) !important' as 'inherit',
    fontSize: 12.5,
    fontWeight: 500,
    whiteSpace: 'nowrap',
    '&:hover': { background: 'var(--odp-hover)' },
    '& svg': { fontSize: 16, color: 'var(--odp-secondary)' },
  },
});

/** The dashboard in Grafana, with what the page shows. */
export function GrafanaLink({ href }: { href: string }) {
  const classes = useStyles();
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={classes.root}
      aria-label="Open in Grafana"
    >
      <OpenInNewIcon aria-hidden />
      Grafana
    </a>
  );
}
