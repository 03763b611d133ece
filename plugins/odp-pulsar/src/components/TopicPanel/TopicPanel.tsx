import { Link } from '@backstage/core-components';
import {
  type TopicDetail,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import {
  DisabledButton,
  InspectorFrame,
  linkButton,
  StatusChip,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';
import { useTopic } from '../../api';
import type { BusPanelProps } from '../EventBusPage/BusPanel';
import { NAMESPACE_RIGHT } from '../EventBusPage/listState';
import { eventBusPath } from '../paths';
import { BacklogFigure } from './BacklogFigure';
import { Clients } from './Clients';
import { DiagnosisBox } from './DiagnosisBox';
import { ForecastLine } from './ForecastLine';
import { usePanelStyles } from './panelStyles';
import { SubscriptionTable } from './SubscriptionTable';
import { TopicFacts } from './TopicFacts';

const useStyles = makeStyles({
  namespace: { ...linkButton, color: 'inherit', textDecoration: 'underline' },
  own: {
    display: 'inline-grid',
    placeItems: 'center',
    width: 'var(--odp-size-button)',
    height: 'var(--odp-size-button)',
    color: 'var(--odp-secondary) !important' as 'inherit',
    '& svg': { fontSize: 17 },
  },
});

/** One topic: where its backlog goes, who holds it up and why, and what helps. */
export function TopicPanel(props: BusPanelProps & { topic: string }) {
  const { bus, topic, takesFocus, onClose } = props;
  const classes = useStyles();
  const panel = usePanelStyles();
  const { instance, url, setUrl } = bus;
  const view = useTopic({ instance, topic });
  const { data } = view;
  const chosen =
    data?.subscriptions.find(({ name }) => name === url.subscription) ??
    data?.subscriptions[0];
  return (
    <div data-bus-panel>
      <InspectorFrame
        wide
        of={topic}
        about={
          data && (
            <>
              Topic in{' '}
              <button
                type="button"
                className={classes.namespace}
                onClick={() => bus.openNamespace(data.namespace)}
              >
                {data.namespace}
              </button>
              , {partitionWords(data)}
            </>
          )
        }
        title={topicTitle(data?.name ?? topic)}
        verdict={data && <TopicVerdict detail={data} />}
        takesFocus={takesFocus}
        onClose={onClose}
        actions={
          <Link
            to={eventBusPath({ instance, tab: 'topics', topic })}
            target="_blank"
            rel="noopener"
            aria-label="Open this topic in a tab of its own"
            title="Open this topic in a tab of its own"
            className={classes.own}
          >
            <OpenInNewIcon aria-hidden />
          </Link>
        }
      >
        <ViewState
          padded={false}
          state={viewStateOf(view, {
            what: topicTitle(topic),
            right: NAMESPACE_RIGHT,
            freshness: detail => detail.freshness,
          })}
        >
          {data && (
            <>
              <div className={panel.part}>
                <ForecastLine forecast={data.forecast} />
                <BacklogFigure detail={data} />
              </div>
              <SubscriptionTable
                subscriptions={data.subscriptions}
                chosen={chosen?.name}
                onChoose={subscription => setUrl({ subscription })}
              />
              {chosen && <DiagnosisBox subscription={chosen} />}
              {['growing', 'full'].includes(data.forecast?.state ?? '') && (
                <div className={panel.part}>
                  <DisabledButton
                    label="Plan a higher limit"
                    why="Limits belong to the workspace, and the portal does not change workspaces yet."
                  />
                </div>
              )}
              <Clients detail={data} subscription={chosen} />
              <TopicFacts detail={data} />
            </>
          )}
        </ViewState>
      </InspectorFrame>
    </div>
  );
}

function TopicVerdict({ detail }: { detail: TopicDetail }) {
  const { status, subscriptions } = detail;
  const worst = subscriptions
    .flatMap(({ diagnoses }) => diagnoses)
    .find(diagnosis => diagnosis.status === status);
  return <StatusChip status={status}>{worst?.title}</StatusChip>;
}

function partitionWords({ isPartitioned, partitions }: TopicDetail): string {
  return isPartitioned ? `${partitions.length} partitions` : 'not partitioned';
}
