import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import type { DetailTab } from '../NamespacesPage/urlParams';

const useStyles = makeStyles({
  tabs: { display: 'flex', gap: 2, flexWrap: 'wrap' },
  tab: {
    border: 0,
    background: 'transparent',
    font: 'inherit',
    fontSize: 12.5,
    color: 'var(--odp-secondary)',
    padding: '11px 10px 9px',
    borderBottom: '2px solid transparent',
    cursor: 'pointer',
    '&[aria-selected=true]': {
      color: 'var(--odp-text)',
      fontWeight: 500,
      borderBottomColor: 'var(--odp-primary)',
    },
  },
});

interface DetailTabsProps {
  /** Absent while it is read, so that nothing is counted yet. */
  detail?: NamespaceDetail;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
}

/** The tabs of a namespace's detail, with how much each holds. */
export function DetailTabs({ detail, tab, onTab }: DetailTabsProps) {
  const classes = useStyles();
  return (
    <div className={classes.tabs} role="tablist" aria-label="Details">
      {tabsOf(detail).map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === tab}
          className={classes.tab}
          onClick={() => onTab(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

function tabsOf(
  detail: NamespaceDetail | undefined,
): Array<{ id: DetailTab; title: string }> {
  const count = (value: number | undefined) =>
    value === undefined ? '' : ` ${value}`;
  return [
    {
      id: 'pods',
      title: `Pods with trouble${count(
        detail?.summary.pods && detail.troubledPods.length,
      )}`,
    },
    {
      id: 'workloads',
      title: `Workloads${count(
        detail?.summary.workloads && detail.workloads.length,
      )}`,
    },
    {
      id: 'warnings',
      title: `Warnings${count(detail?.summary.warnings?.count)}`,
    },
    { id: 'posture', title: 'Network and mesh' },
    { id: 'access', title: 'Who may do what' },
  ];
}
