/** Path of the page of dashboards with what it keeps in the URL. */
export function dashboardsPath(
  params: Record<string, string | readonly string[]>,
): string {
  const search = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
  return `/dashboards?${search}`;
}

/** Path of what tells why panels are empty. */
export const CHECKS_PATH = dashboardsPath({ view: 'checks' });
