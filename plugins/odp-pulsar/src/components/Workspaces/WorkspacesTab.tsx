import {
  type BusNamespace,
  type BusNamespaceList,
  parseTopicName,
} from '@internal/plugin-odp-pulsar-common';
import {
  FilterRow,
  FilterSelect,
  LiveHeader,
  MissingParts,
  pageOf,
  Pager,
  Panel,
  SearchField,
  ViewState,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { useMemo } from 'react';
import { useTopics } from '../../api';
import { orderWords, SORT_OPTIONS, sortRows } from '../../model/sortRows';
import { filterNamespaces, namespaceRow } from '../../model/workspaces';
import { listState } from '../EventBusPage/listState';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import type { Bus } from '../EventBusPage/useBus';
import { StateFilter } from '../StateFilter';
import { EvictedToday } from './EvictedToday';
import { HowToRead } from './HowToRead';
import { WorkspaceTable } from './WorkspaceTable';

/** Which workspace loses messages next. */
export function WorkspacesTab({ bus }: { bus: Bus }) {
  const { url, setUrl, namespaces: view, instance } = bus;
  const { data } = view;
  // A workspace is found by its topics as well, which are read for a search alone.
  const topics = useTopics(url.search ? instance : undefined);
  const shown = useMemo(
    () =>
      sortRows(
        filterNamespaces(data?.items ?? [], url, topics.data?.items),
        url.sort,
        namespaceRow,
      ),
    [data, url, topics.data],
  );
  const page = pageOf(shown, url.page);
  // Filters and pages are of what is shown; with nothing shown there is only what is hidden.
  const noun = data
    ? nounOf(data.items, data.items.length ? 0 : data.hidden.count)
    : 'workspace';
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <FilterRow
        label="Filter workspaces"
        count={data ? countSentence(data, shown.length, bus) : ''}
      >
        <SearchField
          label="Workspace or topic"
          value={url.search}
          onChange={search => setUrl({ search, page: '1' })}
        />
        <FilterSelect
          label="Show"
          value={url.sort}
          options={SORT_OPTIONS}
          onChange={sort => setUrl({ sort, page: '1' })}
        />
        <StateFilter
          value={url.state}
          onChange={state => setUrl({ state, page: '1' })}
        />
      </FilterRow>
      <Panel label="Workspaces" padded={false}>
        <ViewState
          padded={false}
          state={listState(view, {
            one: noun,
            title: bus.title,
            shown: shown.length,
            url,
            clear: () => setUrl(NO_FILTERS),
          })}
        >
          {data && (
            <WorkspaceTable
              list={data}
              items={page.shown}
              selected={url.topic ? namespaceOf(url.topic) : url.namespace}
              onOpen={bus.openNamespace}
              onTopic={bus.openTopic}
            />
          )}
        </ViewState>
        <Pager
          of={`${noun}s`}
          total={shown.length}
          page={page}
          order={orderWords(url.sort)}
          onPage={next => setUrl({ page: next })}
        />
        {data && (
          <MissingParts
            gaps={data.gaps}
            hidden={
              data.hidden.names || !data.items.length
                ? undefined
                : {
                    ...data.hidden,
                    one: 'namespace',
                    right: 'odp.bus.namespace.read',
                  }
            }
          />
        )}
      </Panel>
      <EvictedToday bus={bus} />
      {shown.length > 0 && <HowToRead />}
    </>
  );
}

function namespaceOf(topic: string): string | undefined {
  try {
    return parseTopicName(topic).namespace;
  } catch {
    // A link may hold what is no topic.
    return undefined;
  }
}

/** What they are; of a hidden one nobody may know whether it is a workspace. */
function nounOf(items: BusNamespace[], hidden: number) {
  return hidden || items.some(({ workspace }) => workspace === undefined)
    ? 'namespace'
    : 'workspace';
}

function countSentence(
  { items, hidden }: BusNamespaceList,
  shown: number,
  { summary }: Bus,
): string {
  const all = items.length + hidden.count;
  const isPart = shown < items.length;
  // Of nothing that one may see there is nothing to count.
  const counts = items.length ? summary?.counts : undefined;
  const one = nounOf(items, hidden.count);
  return [
    isPart ? `${shown} of ${plural(all, one)}` : plural(all, one),
    counts && plural(counts.topics, 'topic'),
    counts && `${plural(counts.systemTopics, 'system topic')} hidden`,
  ]
    .filter(Boolean)
    .join(', ');
}
