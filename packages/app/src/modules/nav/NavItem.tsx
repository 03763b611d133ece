import { SidebarItem, useSidebarOpenState } from '@backstage/core-components';
import type { NavContentNavItem } from '@backstage/plugin-app-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  divider: {
    boxSizing: 'border-box',
    width: 'calc(100% - 40px)',
    margin: '8px 20px',
    border: 0,
    borderTop: '1px solid var(--odp-sidebar-line)',
  },
  child: { height: 34, fontSize: 13 },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: 14,
    height: 40,
    padding: '0 20px',
    color: 'var(--odp-sidebar-text)',
    fontSize: 13.5,
    '& svg': { fontSize: 20 },
  },
});

/** A page in the sidebar. */
export function NavItem(item: NavContentNavItem) {
  return (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  );
}

/** A page under a heading: indented without icon, or its icon alone while the sidebar is narrow. */
export function NavChildItem(item: NavContentNavItem) {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <SidebarItem
      icon={() => (isOpen ? <span /> : item.icon)}
      to={item.href}
      text={item.title}
      className={isOpen ? classes.child : undefined}
    />
  );
}

/** Heading of some pages. */
export function NavHeading(props: { title: string; icon: ReactElement }) {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return isOpen ? (
    <div className={classes.heading}>
      {props.icon}
      {props.title}
    </div>
  ) : null;
}

/** A line between groups of pages. */
export function NavDivider() {
  const classes = useStyles();
  return <hr className={classes.divider} />;
}
