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
import { filterTopics, topicRow } from '../../model/topics';
import { listState } from '../EventBusPage/listState';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import type { Bus } from '../EventBusPage/useBus';
import { StateFilter } from '../StateFilter';
import { TopicTable } from './TopicTable';

/** Every topic that the caller may see, or those of one namespace. */
export function TopicsTab({ bus }: { bus: Bus }) {
  const { url, setUrl, instance } = bus;
  const view = useTopics(instance);
  const { data } = view;
  const shown = useMemo(
    () => sortRows(filterTopics(data?.items ?? [], url), url.sort, topicRow),
    [data, url],
  );
  const namespaces = useMemo(
    () =>
      [
        ...new Set((data?.items ?? []).map(({ namespace }) => namespace)),
      ].sort(),
    [data],
  );
  const page = pageOf(shown, url.page);
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <FilterRow
        label="Filter topics"
        count={
          data
            ? `${shown.length} of ${plural(
                data.items.length,
                'topic',
              )}, ${plural(data.systemTopics, 'system topic')} hidden`
            : ''
        }
      >
        <SearchField
          label="Topic or cause"
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
        <FilterSelect
          label="Namespace"
          value={url.of}
          neutral="all"
          options={[
            { value: 'all', label: 'All' },
            ...namespaces.map(value => ({ value, label: value })),
          ]}
          onChange={of => setUrl({ of, page: '1' })}
        />
      </FilterRow>
      <Panel label="Topics" padded={false}>
        <ViewState
          padded={false}
          state={listState(view, {
            one: 'topic',
            title: bus.title,
            shown: shown.length,
            url,
            clear: () => setUrl(NO_FILTERS),
          })}
        >
          {data && (
            <TopicTable
              topics={page.shown}
              selected={url.topic}
              isNarrow={Boolean(url.topic || url.namespace)}
              onTopic={bus.openTopic}
            />
          )}
        </ViewState>
        <Pager
          of="topics"
          total={shown.length}
          page={page}
          order={orderWords(url.sort)}
          onPage={next => setUrl({ page: next })}
        />
        {data && (
          <MissingParts
            gaps={data.gaps}
            hidden={{
              ...data.hidden,
              count: data.items.length ? data.hidden.count : 0,
              one: 'namespace',
              right: 'odp.bus.namespace.read',
            }}
          />
        )}
      </Panel>
    </>
  );
}
