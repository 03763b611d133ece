import {
  BreadcrumbEntry,
  useBreadcrumbEntries,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { HeaderSlotContext, ThemeToggle } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import { useLocation, useResolvedPath } from 'react-router-dom';
import { sectionOfPath } from '../nav/navSections';

const useStyles = makeStyles({
  slot: { display: 'flex', alignItems: 'center', gap: 12, flexWrap: 'wrap' },
});

/** The framework's page header with a slot for the page's own controls, the theme switch, and the section before the title. */
export function PageLayout(props: PageLayoutProps) {
  const { title, noHeader, titleLink, headerActions, tabs, children } = props;
  const classes = useStyles();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { pathname } = useLocation();
  const parentPath = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items: breadcrumbs } = useBreadcrumbEntries();
  const section = sectionOfPath(pathname);

  const resolvedTabs = useMemo(
    () =>
      tabs?.map(tab => ({
        ...tab,
        href: tab.href.startsWith('/')
          ? tab.href
          : `${parentPath}/${tab.href}`.replace(/\/{2,}/g, '/'),
        matchStrategy: 'prefix' as const,
      })),
    [tabs, parentPath],
  );
  const customActions = useMemo(
    () => (
      <>
        <div ref={setSlot} className={classes.slot} />
        {headerActions}
        <ThemeToggle />
      </>
    ),
    [classes.slot, headerActions],
  );

  if (noHeader) {
    return <>{children}</>;
  }
  const content = (
    <HeaderSlotContext.Provider value={slot ?? undefined}>
      <PluginHeader
        title={title}
        icon={section ? <span>{section} /</span> : <span />}
        breadcrumbs={breadcrumbs}
        tabs={resolvedTabs}
        customActions={customActions}
      />
      {children}
    </HeaderSlotContext.Provider>
  );
  return title ? (
    <BreadcrumbEntry
      entry={{ label: title, href: titleLink ?? (parentPath || '/') }}
    >
      {content}
    </BreadcrumbEntry>
  ) : (
    content
  );
}
