/** Pages that stand together under a heading of the sidebar; more than one page each, some of them to come. */
export const navSections = [
  {
    title: 'Platform',
    pages: ['page:odp-clusters/topology', 'page:odp-clusters'],
    paths: ['/topology', '/namespaces'],
  },
] as const;

/** Heading of the section that a path belongs to. */
export function sectionOfPath(pathname: string): string | undefined {
  return navSections.find(section =>
    section.paths.some(
      path => pathname === path || pathname.startsWith(`${path}/`),
    ),
  )?.title;
}
