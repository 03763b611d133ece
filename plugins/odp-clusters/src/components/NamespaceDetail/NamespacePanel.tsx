import {
  durationInWords,
  type NamespaceDetail,
} from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  IconButton,
  StatusWord,
  useEscape,
  useNow,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useEffect, useRef, useState } from 'react';
import { useNamespace } from '../../api';
import type { DetailTab } from '../NamespacesPage/urlParams';
import { AccessTab } from './AccessTab';
import { Consequences } from './Consequences';
import { DetailTabs } from './DetailTabs';
import { LogPanel } from './LogPanel';
import { PodsTab } from './PodsTab';
import { PostureTab } from './PostureTab';
import { WarningsTab } from './WarningsTab';
import { WorkloadsTab } from './WorkloadsTab';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: 0,
    background: 'var(--odp-paper)',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    boxShadow: '0 -4px 14px rgba(16,24,40,.10)',
    zIndex: 2,
    maxHeight: '48vh',
    overflow: 'auto',
    '@media (max-width: 1200px)': {
      position: 'fixed',
      top: 0,
      right: 0,
      bottom: 0,
      width: 'min(560px, 92vw)',
      maxHeight: 'none',
      borderRadius: 0,
      zIndex: 1200,
    },
  },
  head: {
    display: 'flex',
    gap: 12,
    alignItems: 'center',
    flexWrap: 'wrap',
    padding: '0 14px',
    minHeight: 40,
    borderBottom: '1px solid var(--odp-line-subtle)',
    position: 'sticky',
    top: 0,
    background: 'var(--odp-paper)',
    zIndex: 1,
    // As a drawer: the way out stays beside the name, the tabs go below.
    '@media (max-width: 1200px)': {
      paddingTop: 8,
      '& [role="tablist"]': { order: 1, flexBasis: '100%' },
    },
  },
  title: { fontSize: 14, fontWeight: 500, margin: 0 },
  close: { marginLeft: 'auto' },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 300px',
    '@media (max-width: 1200px)': { gridTemplateColumns: '1fr' },
  },
});

interface NamespacePanelProps {
  cluster: string;
  namespace: string;
  tab: DetailTab;
  /** Set when a person opened it here, so that the keyboard goes on in it. */
  takesFocus: boolean;
  onTab: (tab: DetailTab) => void;
  onClose: () => void;
}

/** The detail of the selected namespace: a bottom panel, a drawer where the page is narrow. */
export function NamespacePanel(props: NamespacePanelProps) {
  const { cluster, namespace, tab, takesFocus, onTab, onClose } = props;
  const classes = useStyles();
  const [logPod, setLogPod] = useState<string>();
  const view = useNamespace({ cluster, namespace });
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    setLogPod(undefined);
    if (takesFocus) {
      root.current
        ?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')
        ?.focus({ preventScroll: true });
    }
  }, [cluster, namespace, takesFocus]);
  useEscape(onClose);
  const detail = view.data;
  const log = detail?.troubledPods.find(({ name }) => name === logPod);
  return (
    <section
      ref={root}
      className={classes.root}
      aria-label={`Details of ${namespace}`}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{namespace}</h2>
        {detail && <HealthSince detail={detail} />}
        <DetailTabs detail={detail} tab={tab} onTab={onTab} />
        <span className={classes.close}>
          <IconButton label="Close details" onClick={onClose}>
            <CloseIcon aria-hidden />
          </IconButton>
        </span>
      </div>
      <ViewState
        padded={false}
        state={viewStateOf(view, {
          what: namespace,
          right: {
            name: 'odp.namespace.read',
            grantedBy: 'the platform team',
          },
          freshness: data => data.freshness,
        })}
      >
        {detail && (
          <div className={classes.body}>
            <div role="tabpanel" aria-label={tab}>
              <TabContent detail={detail} tab={tab} onOpenLog={setLogPod} />
              {log && (
                <LogPanel
                  key={log.name}
                  cluster={cluster}
                  namespace={namespace}
                  pod={log.name}
                  containers={log.containers}
                  onClose={() => setLogPod(undefined)}
                />
              )}
            </div>
            <Consequences detail={detail} />
          </div>
        )}
      </ViewState>
    </section>
  );
}

function TabContent(props: {
  detail: NamespaceDetail;
  tab: DetailTab;
  onOpenLog: (pod: string) => void;
}) {
  const { detail, tab, onOpenLog } = props;
  switch (tab) {
    case 'workloads':
      return <WorkloadsTab detail={detail} />;
    case 'warnings':
      return <WarningsTab detail={detail} />;
    case 'posture':
      return <PostureTab detail={detail} />;
    case 'access':
      return <AccessTab detail={detail} />;
    default:
      return <PodsTab detail={detail} onOpenLog={onOpenLog} />;
  }
}

function HealthSince({ detail }: { detail: NamespaceDetail }) {
  const now = useNow(10_000);
  const { status, reasons } = detail.summary.health;
  const since = reasons.find(reason => reason.status === status)?.since;
  return (
    <StatusWord status={status}>
      {capitalise(status)}
      {since && ` for ${durationInWords(now - Date.parse(since))}`}
    </StatusWord>
  );
}
