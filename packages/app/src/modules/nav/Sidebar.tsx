import {
  Sidebar as CoreSidebar,
  SidebarGroup,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { makeStyles } from '@material-ui/core/styles';
import LayersIcon from '@material-ui/icons/Layers';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import SettingsIcon from '@material-ui/icons/Settings';
import type { ReactElement } from 'react';
import { Logo } from './Logo';
import { NavChildItem, NavDivider, NavHeading, NavItem } from './NavItem';
import { navSections } from './navSections';
import { SidebarSearch } from './SidebarSearch';
import { SidebarUser } from './SidebarUser';

const useStyles = makeStyles({ foot: { width: '100%' } });

/** Pages without an entry: a link elsewhere leads to them. */
const WITHOUT_ENTRY = ['page:catalog-graph', 'page:app-visualizer'];

/** Props of {@link Sidebar}. */
export interface SidebarProps extends NavContentComponentProps {
  /** What plugins put above the user, such as the clusters' freshness. */
  foot: ReactElement[];
}

/** The portal's sidebar: known pages in a fixed order, pages that nobody placed behind them. */
export function Sidebar({ navItems, foot }: SidebarProps) {
  const classes = useStyles();
  const items = navItems.clone();
  const nav = items.withComponent(NavItem);
  const child = items.withComponent(NavChildItem);
  WITHOUT_ENTRY.forEach(id => items.take(id));
  // A page that the configuration switches off is not there, and neither is its entry.
  const search = items.take('page:search');
  const notifications = items.take('page:notifications');
  const settings = items.take('page:user-settings');
  const sections = navSections.map(section => ({
    title: section.title,
    pages: section.pages.map(id => child.take(id)).filter(Boolean),
  }));
  return (
    <CoreSidebar>
      <Logo />
      {search && (
        <SidebarGroup label="Search" icon={<SearchIcon />} to={search.href}>
          <SidebarSearch />
        </SidebarGroup>
      )}
      <NavDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        <SidebarScrollWrapper>
          {nav.take('page:odp-home')}
          {nav.take('page:catalog')}
          {sections.map(
            ({ title, pages }) =>
              pages.length > 0 && (
                <div key={title}>
                  <NavDivider />
                  <NavHeading title={title} icon={<LayersIcon />} />
                  {pages}
                </div>
              ),
          )}
          {nav.take('page:odp-workspaces')}
          {nav.take('page:odp-pulsar')}
          {nav.take('page:odp-observability')}
          <NavDivider />
          {nav.take('page:scaffolder')}
          {nav.take('page:techdocs')}
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      {notifications && <NotificationsSidebarItem />}
      <div className={classes.foot}>{foot}</div>
      <SidebarGroup
        label="Settings"
        icon={<SettingsIcon />}
        to={settings?.href}
      >
        <SidebarUser settingsPath={settings?.href} />
      </SidebarGroup>
    </CoreSidebar>
  );
}
