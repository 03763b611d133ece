import {
  BreadcrumbEntry,
  configApiRef,
  useApi,
  useBreadcrumbEntries,
  type PageLayoutProps,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { HeaderSlotContext, ThemeToggle } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useResolvedPath } from 'react-router-dom';
import { sectionOfPath } from '../nav/navSections';

const useStyles = makeStyles({
  slot: { display: 'flex', alignItems: 'center', gap: 12, flexWrap: 'wrap' },
});

function useDocumentTitle(title: string | undefined) {
  const appTitle = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    if (title && appTitle) {
      document.title = `${title} · ${appTitle}`;
    }
  }, [title, appTitle]);
}

/** The framework's page header with a slot for the page's own controls, the theme switch, and the section before the title. */
export function PageLayout(props: PageLayoutProps) {
  const { title, noHeader, titleLink, headerActions, tabs, children } = props;
  const classes = useStyles();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { pathname } = useLocation();
  const parentPath = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items: breadcrumbs } = useBreadcrumbEntries();
  // The first entry is the page itself, which the title already names.
  const isPart = breadcrumbs.length > 1;
  const section = sectionOfPath(pathname);
  useDocumentTitle(noHeader ? undefined : title);

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
      <header>
        <PluginHeader
          title={title}
          icon={<span>{section && `${section} /`}</span>}
          breadcrumbs={isPart ? breadcrumbs : undefined}
          tabs={resolvedTabs}
          customActions={customActions}
        />
      </header>
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
