import type { EvictionList } from '@internal/plugin-odp-pulsar-common';
import {
  Clock,
  FilterRow,
  LiveHeader,
  MissingParts,
  pageOf,
  Pager,
  Panel,
  SearchField,
  ViewState,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { holdsWords } from '../../model/workspaces';
import { listState } from '../EventBusPage/listState';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import type { Bus } from '../EventBusPage/useBus';
import { EvictionTable } from './EvictionTable';

/** The ledger: what was skipped, whose it was, how that is known, and what gets it back. */
export function EvictedTab({ bus }: { bus: Bus }) {
  const { url, setUrl, evictions: view } = bus;
  const { data } = view;
  const shown = (data?.items ?? []).filter(
    ({ topic, subscription = '' }) =>
      !url.search || holdsWords(`${topic} ${subscription}`, url.search),
  );
  const page = pageOf(shown, url.page);
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <FilterRow
        label="Filter evictions"
        count={
          data?.items.length
            ? `${shown.length} of ${plural(data.items.length, 'eviction')}`
            : ''
        }
      >
        <SearchField
          label="Topic or subscription"
          value={url.search}
          onChange={search => setUrl({ search, page: '1' })}
        />
      </FilterRow>
      <Panel
        title="Evicted"
        hint={data && <Watched list={data} />}
        padded={false}
      >
        <ViewState
          padded={false}
          state={listState(view, {
            one: 'eviction',
            title: bus.title,
            shown: shown.length,
            url,
            clear: () => setUrl(NO_FILTERS),
            none: {
              title: 'Nothing was evicted',
              detail:
                'No subscription that you may see was skipped since the portal has watched.',
            },
          })}
        >
          <EvictionTable
            evictions={page.shown}
            opened={url.eviction}
            onOpen={eviction => setUrl({ eviction })}
            onTopic={bus.openTopic}
          />
        </ViewState>
        <Pager
          of="evictions"
          total={shown.length}
          page={page}
          order="latest first"
          onPage={next => setUrl({ page: next })}
        />
        {data && (
          <MissingParts
            gaps={data.gaps}
            hidden={{
              ...data.hidden,
              one: 'eviction',
              right: 'odp.bus.namespace.read',
            }}
          />
        )}
      </Panel>
    </>
  );
}

function Watched({ list: { watchedSince } }: { list: EvictionList }) {
  return watchedSince ? (
    <>
      watched since <Clock moment={watchedSince} />; of what was before nothing
      is known
    </>
  ) : (
    <>not watched yet</>
  );
}
