import { Link } from '@backstage/core-components';
import {
  type BusNamespaceDetail,
  topicTitle,
  type TopicSummary,
} from '@internal/plugin-odp-pulsar-common';
import type { WorkspaceDetail } from '@internal/plugin-odp-workspaces-common';
import {
  capitalise,
  confirmedFreshness,
  Freshness,
  type LiveView,
  Panel,
  StatusWord,
  TimeAgo,
  ViewState,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { instanceOf } from '../../model/backlogs';
import { checksInWords } from '../../model/checks';
import { CheckTable } from '../checks/CheckTable';
import { eventBusPath } from '../paths';
import { useTableStyles } from '../tableStyles';
import { BacklogUse } from '../use/BacklogUse';
import { busState } from './busState';

interface EventBusTabProps {
  workspace: WorkspaceDetail;
  bus: LiveView<BusNamespaceDetail>;
}

/** The workspace on the event bus: its topics with what waits in them, and its policies as wanted and as read back. */
export function EventBusTab({ workspace, bus }: EventBusTabProps) {
  const instance = instanceOf(workspace);
  const { data } = bus;
  return (
    <>
      <Panel
        title="Topics"
        hint={
          data && (
            <>
              {plural(data.topics.length, 'topic')}, worst first{' '}
              <Freshness
                freshness={confirmedFreshness(data.freshness, bus, 'swept')}
                room="card"
              />
            </>
          )
        }
        actions={
          instance && (
            <Link
              to={eventBusPath({ instance, namespace: workspace.busNamespace })}
            >
              On the event bus
            </Link>
          )
        }
        padded={false}
      >
        <ViewState
          padded={false}
          state={
            data && !data.topics.length && !bus.error
              ? {
                  kind: 'empty-by-nature',
                  title: 'No topic yet',
                  detail: 'A topic is there as soon as somebody uses it.',
                }
              : busState(bus, workspace)
          }
        >
          {data && instance && (
            <TopicTable topics={data.topics} instance={instance} />
          )}
        </ViewState>
      </Panel>
      <PoliciesPanel workspace={workspace} />
    </>
  );
}

function TopicTable(props: { topics: TopicSummary[]; instance: string }) {
  const { topics, instance } = props;
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Topics">
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">State</th>
            <th scope="col">Backlog against its limit</th>
            <th scope="col" className={table.right}>
              Subscriptions
            </th>
          </tr>
        </thead>
        <tbody>
          {topics.map(topic => (
            <tr key={topic.name}>
              <th scope="row">
                <Link to={eventBusPath({ instance, topic: topic.name })}>
                  {topicTitle(topic.name)}
                </Link>
                {topic.partitions !== undefined && (
                  <span className={table.second}>
                    {plural(topic.partitions, 'partition')}
                  </span>
                )}
              </th>
              <td>
                <StatusWord status={topic.status}>
                  {capitalise(topic.status)}
                </StatusWord>
                {topic.diagnosis && (
                  <span className={table.second}>{topic.diagnosis}</span>
                )}
              </td>
              <td>
                <BacklogUse usage={topic.backlog} forecast={topic.forecast} />
              </td>
              <td className={table.right}>{topic.subscriptions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TITLES = {
  what: 'Policy, for each topic or partition',
  expected: 'Wanted',
  found: 'Read back',
};

function PoliciesPanel({ workspace }: { workspace: WorkspaceDetail }) {
  const read = workspace.checks.find(({ system }) => system === 'event-bus');
  return (
    <Panel
      title="Policies"
      hint={
        read && (
          <>
            {checksInWords(read.checks)} · read back from {read.place}{' '}
            <TimeAgo moment={read.checkedAt} />
          </>
        )
      }
      padded={false}
    >
      {read ? (
        <CheckTable label="Policies" checks={read.checks} titles={TITLES} />
      ) : (
        <ViewState
          padded={false}
          state={{
            kind: 'empty-by-nature',
            title: 'No policy was read back yet',
            detail: 'They are read back as soon as the namespace is made.',
          }}
        />
      )}
    </Panel>
  );
}
