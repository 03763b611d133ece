import type { DashboardSummary } from '@internal/plugin-odp-observability-common';
import {
  FilterSelect,
  PageTabs,
  StatusIcon,
  type StatusName,
} from '@internal/plugin-odp-react';

/** Value of the tab that tells why panels are empty; no uid holds a blank. */
export const CHECKS_TAB = 'the checks';

interface DashboardTabsProps {
  items: readonly DashboardSummary[];
  /** Uid of the dashboard that is open, or {@link CHECKS_TAB}. */
  value: string;
  /** By uid; those that are well need no mark. */
  statuses: ReadonlyMap<string, StatusName>;
  onChange: (value: string) => void;
}

/** Of dashboards that are to be narrowed to an entity, and opened from it. */
const OF_ENTITY = 'entity';

/** Those that have a tab: the portal's own, and of those of entities the one that is open. */
export function tabDashboards(
  items: readonly DashboardSummary[],
  open: string,
): DashboardSummary[] {
  return items.filter(
    ({ uid, source, tags }) =>
      source === 'portal' && (uid === open || !tags.includes(OF_ENTITY)),
  );
}

const isMarked = (status: StatusName | undefined) =>
  status === 'failing' || status === 'degraded';

/** A tab a dashboard of the portal with its worst state; those of Grafana in a list beside them. */
export function DashboardTabs(props: DashboardTabsProps) {
  const { items, value, statuses, onChange } = props;
  const own = tabDashboards(items, value);
  const others = items.filter(({ source }) => source !== 'portal');
  return (
    <PageTabs
      label="Dashboards"
      value={value}
      tabs={[
        ...own.map(({ uid, title }) => {
          const status = statuses.get(uid);
          return {
            value: uid,
            label: title,
            mark: isMarked(status) ? (
              <StatusIcon status={status!} size={13} />
            ) : undefined,
          };
        }),
        { value: CHECKS_TAB, label: 'Checks' },
      ]}
      onChange={onChange}
    >
      {others.length > 0 && (
        <FilterSelect
          label="Other dashboards"
          value={others.some(({ uid }) => uid === value) ? value : ''}
          neutral=""
          options={[
            { value: '', label: String(others.length) },
            ...others.map(({ uid, title }) => ({ value: uid, label: title })),
          ]}
          onChange={chosen => chosen && onChange(chosen)}
        />
      )}
    </PageTabs>
  );
}
