import {
  namespacesVerdict,
  type NamespaceList,
  plural,
} from '@internal/plugin-odp-clusters-common';
import {
  LiveHeader,
  MissingParts,
  PageBody,
  Panel,
  SourceSwitch,
  useNow,
  useUrlState,
  Verdict,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { useCallback, useMemo, useRef } from 'react';
import { useClusters, useNamespaces } from '../../api';
import {
  activeFilters,
  filterNamespaces,
  NO_FILTERS,
} from '../../model/filterNamespaces';
import { groupByLayer } from '../../model/groupByLayer';
import { sortNamespaces } from '../../model/sortNamespaces';
import { NamespacePanel } from '../NamespaceDetail/NamespacePanel';
import { sourcesOf } from '../sourcesOf';
import { FilterBar } from './FilterBar';
import { namespacesState } from './namespacesState';
import { NamespaceTable } from './NamespaceTable';
import { NAMESPACES_PARAMS } from './urlParams';

/** Platform > Namespaces: which namespace first, and why, in words. */
export function NamespacesPage() {
  const [url, setUrl] = useUrlState(NAMESPACES_PARAMS);
  const clusters = useClusters();
  const cluster = url.cluster ?? clusters.data?.items[0]?.name;
  const view = useNamespaces(cluster);
  const { data } = view;

  const shown = useMemo(
    () => filterNamespaces(data?.items ?? [], url),
    [data, url],
  );
  const owners = useMemo(
    () =>
      [
        ...new Set((data?.items ?? []).flatMap(({ owner }) => owner ?? [])),
      ].sort(),
    [data],
  );
  const grouped = url.group === 'layer';
  // A link that shows a namespace leaves the focus where a page begins.
  const openedHere = useRef(false);
  const select = useCallback(
    (namespace: string) => {
      openedHere.current = true;
      setUrl({ namespace, cluster }, { push: true });
    },
    [setUrl, cluster],
  );
  const close = () => {
    // A name out of the URL is no part of a selector.
    const opener = [
      ...document.querySelectorAll<HTMLElement>('[data-namespace]'),
    ].find(({ dataset }) => dataset.namespace === url.namespace);
    setUrl({ namespace: undefined });
    opener?.querySelector('button')?.focus();
  };
  const state = clusters.data
    ? namespacesState({
        cluster,
        view,
        shown: shown.length,
        clusters: clusters.data.items,
        clear: () => setUrl(NO_FILTERS),
        filters: activeFilters(url).length,
      })
    : viewStateOf(clusters, {
        what: 'Clusters',
        right: { name: 'odp.cluster.read', grantedBy: 'the platform team' },
      });

  return (
    <PageBody>
      <LiveHeader view={view}>
        {clusters.data && cluster && (
          <SourceSwitch
            label="Cluster"
            sources={sourcesOf(clusters.data.items)}
            value={cluster}
            onChange={name => setUrl({ cluster: name, namespace: undefined })}
          />
        )}
      </LiveHeader>
      {data && data.items.length > 0 && <PageVerdict list={data} />}
      <FilterBar
        filters={url}
        group={url.group}
        layers={data?.layers ?? []}
        owners={owners}
        count={countSentence(data, shown.length, grouped)}
        onChange={setUrl}
        onGroup={group => setUrl({ group })}
      />
      <Panel label="Namespaces" padded={false}>
        <ViewState state={state} padded={false}>
          {data && (
            <NamespaceTable
              groups={grouped ? groupByLayer(shown, data.layers) : undefined}
              items={grouped ? undefined : sortNamespaces(shown, url.sort)}
              selected={url.namespace}
              sort={url.sort}
              onSelect={select}
              onSort={sort => setUrl({ sort })}
            />
          )}
        </ViewState>
        {data && (
          <MissingParts
            gaps={data.gaps}
            hidden={{
              ...data.hidden,
              one: 'namespace',
              right: 'odp.namespace.read',
            }}
          />
        )}
      </Panel>
      {cluster && url.namespace && (
        <NamespacePanel
          cluster={cluster}
          namespace={url.namespace}
          tab={url.tab}
          takesFocus={openedHere.current}
          onTab={tab => setUrl({ tab })}
          onClose={close}
        />
      )}
    </PageBody>
  );
}

function PageVerdict({ list }: { list: NamespaceList }) {
  const now = useNow(10_000);
  const { status, title, text } = namespacesVerdict(list, now);
  return (
    <Verdict status={status}>
      <strong>{title}</strong> {text}
    </Verdict>
  );
}

function countSentence(
  data: NamespaceList | undefined,
  shown: number,
  grouped: boolean,
): string {
  const all = data ? data.items.length + data.hidden.count : 0;
  if (!all) {
    return '';
  }
  return `${shown} of ${plural(all, 'namespace')}${
    grouped ? ', worst first within a layer' : ''
  }`;
}
