import { makeStyles } from '@material-ui/core/styles';
import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import type { SignInRole } from './readSignInRoles';

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: 8,
  },
  role: {
    width: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    padding: '12px 14px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    color: 'var(--odp-text)',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover': { background: 'var(--odp-hover)' },
    '& svg': { fontSize: 18, color: 'var(--odp-link)', marginLeft: 'auto' },
  },
  title: { display: 'block', fontSize: 14, fontWeight: 500 },
  last: { color: 'var(--odp-secondary)', fontSize: 11, fontWeight: 400 },
  description: {
    display: 'block',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
    marginTop: 2,
  },
});

/** Props of {@link RoleChooser}. */
export interface RoleChooserProps {
  roles: SignInRole[];
  /** Name of the role taken last. */
  lastRole?: string;
  onChoose: (role: SignInRole) => void;
}

/** One button per role, saying what the role may see and do; the one taken last has the focus. */
export function RoleChooser({ roles, lastRole, onChoose }: RoleChooserProps) {
  const classes = useStyles();
  const focused = roles.find(role => role.name === lastRole) ?? roles[0];
  return (
    <ul className={classes.list}>
      {roles.map(role => (
        <li key={role.name}>
          <button
            type="button"
            className={classes.role}
            ref={button => {
              if (role === focused) {
                button?.focus();
              }
            }}
            onClick={() => onChoose(role)}
          >
            <span>
              <span className={classes.title}>
                {role.title}{' '}
                {role.name === lastRole && (
                  <span className={classes.last}>taken last</span>
                )}
              </span>
              <span className={classes.description}>{role.description}</span>
            </span>
            <ArrowForwardIcon aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
