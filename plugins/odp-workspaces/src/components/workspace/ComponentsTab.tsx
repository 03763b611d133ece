import { Link } from '@backstage/core-components';
import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import type { BusNamespaceDetail } from '@internal/plugin-odp-pulsar-common';
import {
  type ComponentList,
  type ListedComponent,
  odpWorkspaceDeployPermission,
  type WorkspaceDetail,
} from '@internal/plugin-odp-workspaces-common';
import {
  Clock,
  type LiveView,
  Panel,
  StatusChip,
  ViewState,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { useRuntime } from '../../api';
import {
  type ComponentRun,
  podsInWords,
  runsOf,
} from '../../model/componentRuns';
import { componentState } from '../../model/componentState';
import { operationTitle } from '../../model/operations';
import type { Sources } from '../../model/told';
import { LANGUAGE_TITLES, nameOfRef, shortDigest } from '../../model/words';
import { componentPath, createComponentPath } from '../paths';
import { READ_RIGHT } from '../rights';
import { useTableStyles } from '../tableStyles';
import { BacklogUse } from '../use/BacklogUse';
import { useWhyNoRight } from './useWhyNoRight';

interface ComponentsTabProps {
  workspace: WorkspaceDetail;
  components: LiveView<ComponentList>;
  bus: LiveView<BusNamespaceDetail>;
}

/** The components of a workspace: how each is, what runs of it, what waits for it, and the ways to make one. */
export function ComponentsTab(props: ComponentsTabProps) {
  const { workspace, components, bus } = props;
  const items = components.data?.items ?? [];
  const runtime = useRuntime(items.length ? workspace : undefined);
  const noRight = useWhyNoRight(odpWorkspaceDeployPermission, workspace);
  const table = useTableStyles();
  return (
    <Panel
      title="Components"
      hint={items.length > 0 && plural(items.length, 'component')}
      actions={
        !noRight &&
        workspace.phase === 'ready' && <MakeOne workspace={workspace.id} />
      }
      padded={false}
    >
      <ViewState
        padded={false}
        state={viewStateOf(components, {
          what: `Components of ${workspace.id}`,
          right: READ_RIGHT,
          judge: ({ items: found }) =>
            found.length ? undefined : none(workspace, noRight),
        })}
      >
        {items.length > 0 && (
          <div className={table.scroll}>
            <table className={table.table} aria-label="Components">
              <thead>
                <tr>
                  <th scope="col">Component</th>
                  <th scope="col">State</th>
                  <th scope="col">Image</th>
                  <th scope="col">Pods ready</th>
                  <th scope="col">Backlog of its topic</th>
                  <th scope="col">Last operation</th>
                </tr>
              </thead>
              <tbody>
                {items.map(item => (
                  <ComponentRow
                    key={item.name}
                    item={item}
                    sources={runtime.data}
                    bus={bus.data}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </ViewState>
    </Panel>
  );
}

function MakeOne({ workspace }: { workspace: string }) {
  return (
    <>
      Make one in{' '}
      {(['go', 'python'] as const).map(language => (
        <Link key={language} to={createComponentPath(language, workspace)}>
          {LANGUAGE_TITLES[language]}
        </Link>
      ))}
    </>
  );
}

function none(
  { id, phase }: WorkspaceDetail,
  noRight: string | undefined,
): ViewStateValue {
  const isReady = phase === 'ready';
  return {
    kind: 'empty-by-nature',
    title: 'No component yet',
    detail:
      (isReady
        ? noRight
        : 'One can be made as soon as the workspace is ready.') ??
      'A golden path makes one: code in a repository, a pipeline, and a place to run.',
    actions:
      isReady && !noRight
        ? (['go', 'python'] as const).map(language => ({
            label: `Make a ${LANGUAGE_TITLES[language]} service`,
            to: createComponentPath(language, id),
          }))
        : [],
  };
}

function ComponentRow(props: {
  item: ListedComponent;
  sources?: Sources<NamespaceDetail>;
  bus?: BusNamespaceDetail;
}) {
  const { item, sources, bus } = props;
  const table = useTableStyles();
  const { name, title, language, digest, lastOperation } = item;
  const runs = runsOf(item, sources);
  const { status, word } = componentState(item, runs);
  return (
    <tr>
      <th scope="row">
        <Link to={componentPath(item)}>{name}</Link>
        <span className={table.second}>
          {LANGUAGE_TITLES[language]}
          {title !== name && ` · ${title}`}
        </span>
      </th>
      <td>
        <StatusChip status={status}>{word}</StatusChip>
      </td>
      <td className={table.nowrap} title={digest}>
        {digest ? shortDigest(digest) : 'none yet'}
      </td>
      <td>
        {runs.map(run => (
          <div key={run.cluster} className={table.nowrap}>
            {podsOf(item, run)}
            {runs.length > 1 && (
              <span className={table.second}>{run.cluster}</span>
            )}
          </div>
        ))}
      </td>
      <td>
        <BacklogOf item={item} bus={bus} />
      </td>
      <td>
        {lastOperation ? (
          <>
            {operationTitle({ ...lastOperation, component: name })}
            <span className={table.second}>
              <Clock moment={lastOperation.requestedAt} /> ·{' '}
              {lastOperation.state} · by {nameOfRef(lastOperation.requestedBy)}
            </span>
          </>
        ) : (
          'unknown'
        )}
      </td>
    </tr>
  );
}

function podsOf(
  { digest }: ListedComponent,
  { workload, unknown, isLoading }: ComponentRun,
): string {
  if (workload && !unknown) {
    return podsInWords(workload);
  }
  if (isLoading) {
    return 'is being read';
  }
  if (unknown) {
    return 'unknown';
  }
  return digest === undefined ? 'none before its image' : 'none yet';
}

function BacklogOf(props: { item: ListedComponent; bus?: BusNamespaceDetail }) {
  const { subscription } = props.item;
  if (!subscription) {
    return <>consumes nothing</>;
  }
  const topic = props.bus?.topics.find(
    ({ name }) => name === subscription.topic,
  );
  return topic ? (
    <BacklogUse usage={topic.backlog} forecast={topic.forecast} />
  ) : (
    <>unknown</>
  );
}
