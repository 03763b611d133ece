import type { BusNamespace } from '@internal/plugin-odp-pulsar-common';
import {
  FilterRow,
  LiveHeader,
  MissingParts,
  Panel,
  SearchField,
  StatusWord,
  ViewState,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { namespaceTitle } from '../../model/names';
import { holdsWords } from '../../model/workspaces';
import { listState } from '../EventBusPage/listState';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import type { Bus } from '../EventBusPage/useBus';
import { useTableStyles } from '../tableStyles';

/** What needs a look stands first. */
const ORDER: Record<BusNamespace['policy']['state'], number> = {
  drift: 0,
  unknown: 1,
  'no-workspace': 2,
  'as-declared': 3,
};

/** Per namespace, policies as the target state declares them and as they are found. */
export function PoliciesTab({ bus }: { bus: Bus }) {
  const { url, setUrl, namespaces: view } = bus;
  const { data } = view;
  const shown = (data?.items ?? [])
    .filter(({ name }) => !url.search || holdsWords(name, url.search))
    .sort(
      (a, b) =>
        ORDER[a.policy.state] - ORDER[b.policy.state] ||
        a.name.localeCompare(b.name, 'en', { numeric: true }),
    );
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <FilterRow label="Filter policies" count={countSentence(data?.items)}>
        <SearchField
          label="Namespace"
          value={url.search}
          onChange={search => setUrl({ search })}
        />
      </FilterRow>
      <Panel label="Policies" padded={false}>
        <ViewState
          padded={false}
          state={listState(view, {
            one: 'namespace',
            title: bus.title,
            shown: shown.length,
            url,
            clear: () => setUrl(NO_FILTERS),
          })}
        >
          <PolicyTable items={shown} onOpen={bus.openNamespace} />
        </ViewState>
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

function countSentence(items: BusNamespace[] = []): string {
  const drifting = items.filter(({ policy }) => policy.state === 'drift');
  const unknown = items.filter(({ policy }) => policy.state === 'unknown');
  return items.length
    ? [
        `${drifting.length} of ${plural(items.length, 'namespace')} ${
          drifting.length === 1 ? 'differs' : 'differ'
        } from what is declared`,
        unknown.length > 0 && `${unknown.length} unknown`,
      ]
        .filter(Boolean)
        .join(', ')
    : '';
}

function PolicyTable(props: {
  items: BusNamespace[];
  onOpen: (namespace: string) => void;
}) {
  const classes = useTableStyles();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Policies">
        <thead>
          <tr>
            <th scope="col">Namespace</th>
            <th scope="col">Policy</th>
            <th scope="col">Declared</th>
            <th scope="col">Found</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map(item => (
            <PolicyRows key={item.name} item={item} onOpen={props.onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PolicyRows(props: {
  item: BusNamespace;
  onOpen: (namespace: string) => void;
}) {
  const { item, onOpen } = props;
  const classes = useTableStyles();
  const { policy } = item;
  const name = (
    <button
      type="button"
      className={classes.link}
      title={item.name}
      onClick={() => onOpen(item.name)}
    >
      {namespaceTitle(item)}
    </button>
  );
  if (policy.state === 'drift') {
    return (
      <>
        {policy.drifts.map((drift, index) => (
          <tr key={drift.policy}>
            {index === 0 && (
              <th
                scope="rowgroup"
                rowSpan={policy.drifts.length}
                className={classes.rowHead}
              >
                {name}
              </th>
            )}
            <td>{drift.title}</td>
            <td className={classes.nowrap}>{drift.declared}</td>
            <td className={classes.nowrap}>
              <StatusWord status="degraded">{drift.found}</StatusWord>
            </td>
            <td>{drift.consequence}</td>
          </tr>
        ))}
      </>
    );
  }
  return (
    <tr>
      <th scope="row" className={classes.rowHead}>
        {name}
      </th>
      <td colSpan={4} className={classes.quiet}>
        {policy.state === 'as-declared' && (
          <StatusWord status="healthy">As declared</StatusWord>
        )}
        {policy.state === 'unknown' && (
          <>
            <StatusWord status="unknown" /> {policy.reason}
          </>
        )}
        {policy.state === 'no-workspace' &&
          'No workspace: the target state declares nothing for it.'}
      </td>
    </tr>
  );
}
