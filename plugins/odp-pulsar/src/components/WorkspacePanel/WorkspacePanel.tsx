import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  type BusNamespaceDetail,
  topicTitle,
} from '@internal/plugin-odp-pulsar-common';
import {
  InspectorFrame,
  linkButton,
  StatusIcon,
  StatusWord,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { useBusNamespace } from '../../api';
import { namespaceTitle } from '../../model/names';
import { BacklogCell, LimitTimeCell } from '../cells';
import type { BusPanelProps } from '../EventBusPage/BusPanel';
import { NAMESPACE_RIGHT } from '../EventBusPage/listState';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import { useTableStyles } from '../tableStyles';
import { usePanelStyles } from '../TopicPanel/panelStyles';
import { PolicyList } from './PolicyList';

const useStyles = makeStyles({
  topic: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) 128px',
    gap: '0 10px',
    padding: '6px 0',
    alignItems: 'start',
  },
  mark: { paddingTop: 1 },
  all: { ...linkButton, marginTop: 4 },
});

/** More stand on the tab of the topics. */
const SHOWN = 15;

/** One namespace: its topics, worst first, and the policies that hold for each of them. */
export function WorkspacePanel(props: BusPanelProps & { namespace: string }) {
  const { bus, namespace, takesFocus, onClose } = props;
  const panel = usePanelStyles();
  const view = useBusNamespace({ instance: bus.instance, namespace });
  const { data } = view;
  return (
    <div data-bus-panel>
      <InspectorFrame
        wide
        of={namespace}
        about={data && aboutWords(data)}
        title={data ? namespaceTitle(data.summary) : namespace}
        verdict={data && <StatusWord status={data.summary.status} />}
        takesFocus={takesFocus}
        onClose={onClose}
      >
        <ViewState
          padded={false}
          state={viewStateOf(view, {
            what: namespace,
            right: NAMESPACE_RIGHT,
            freshness: detail => detail.freshness,
          })}
        >
          {data && (
            <>
              <div className={panel.part}>
                {data.summary.reasons.map(reason => (
                  <div key={reason}>{reason}</div>
                ))}
                <div>
                  Owner:{' '}
                  {data.summary.owner ? (
                    <EntityRefLink entityRef={data.summary.owner} />
                  ) : (
                    'nobody is known'
                  )}
                </div>
              </div>
              <Topics
                detail={data}
                onTopic={bus.openTopic}
                onAll={() =>
                  bus.setUrl(
                    { ...NO_FILTERS, tab: 'topics', of: namespace },
                    { push: true },
                  )
                }
              />
              <PolicyList detail={data} />
            </>
          )}
        </ViewState>
      </InspectorFrame>
    </div>
  );
}

function aboutWords({ summary }: BusNamespaceDetail): string {
  return summary.workspace
    ? `Workspace, namespace ${summary.name}`
    : 'Namespace without a workspace';
}

function Topics(props: {
  detail: BusNamespaceDetail;
  onTopic: (topic: string) => void;
  onAll: () => void;
}) {
  const { detail, onTopic, onAll } = props;
  const classes = useStyles();
  const panel = usePanelStyles();
  const table = useTableStyles();
  const { topics } = detail;
  return (
    <section className={panel.part} aria-label="Topics">
      <h3 className={panel.title}>
        {topics.length
          ? `${plural(topics.length, 'topic')}, worst first`
          : 'No topic yet'}
      </h3>
      <ul className={panel.list}>
        {topics.slice(0, SHOWN).map(topic => (
          <li key={topic.name} className={classes.topic}>
            <span className={classes.mark}>
              <StatusIcon status={topic.status} />
            </span>
            <BacklogCell
              usage={topic.backlog}
              status={topic.forecast?.status ?? 'unknown'}
            >
              <button
                type="button"
                className={table.link}
                title={topic.name}
                onClick={() => onTopic(topic.name)}
              >
                {topicTitle(topic.name)}
              </button>
            </BacklogCell>
            <LimitTimeCell forecast={topic.forecast} />
          </li>
        ))}
      </ul>
      {topics.length > 0 && (
        <button type="button" className={classes.all} onClick={onAll}>
          All of them in a table
        </button>
      )}
    </section>
  );
}
