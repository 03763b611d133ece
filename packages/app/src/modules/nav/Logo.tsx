import { Link, useSidebarOpenState } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    height: 56,
    boxSizing: 'border-box',
    width: '100%',
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    padding: '0 20px',
    color: 'var(--odp-sidebar-selected-text)',
    fontSize: 17,
    fontWeight: 500,
    letterSpacing: 0.2,
    whiteSpace: 'nowrap',
  },
  closed: { padding: 0, justifyContent: 'center' },
});

/** The hexagon and the portal's name; leads to Home. */
export function Logo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="ODP portal, Home"
      className={`${classes.root} ${isOpen ? '' : classes.closed}`}
    >
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden>
        <path
          d="M12 1.2 21.4 6.6v10.8L12 22.8 2.6 17.4V6.6z"
          fill="none"
          stroke="var(--odp-sidebar-indicator)"
          strokeWidth="1.8"
        />
        <path
          d="m12 7 4.6 2.6v5.2L12 17.4l-4.6-2.6V9.6z"
          fill="var(--odp-sidebar-indicator)"
        />
      </svg>
      {isOpen && 'ODP portal'}
    </Link>
  );
}
