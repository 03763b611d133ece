import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { NamespaceSummary } from '@internal/plugin-odp-clusters-common';
import {
  type BusNamespace,
  type BusNamespaceDetail,
  PULSAR_CHANNEL,
} from '@internal/plugin-odp-pulsar-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  type LiveAnswer,
  type LiveView,
  useLiveResource,
} from '@internal/plugin-odp-react';
import type { Freshness } from '@internal/vocabulary';
import { instanceOf } from '../model/backlogs';
import { type Sources, toldBy, untold } from '../model/told';
import { workspaceUseApiRef } from './WorkspaceUseApi';

/*
 * A cluster says something every second, and what is used of a quota matters by
 * the minute: these are read when a page opens, and then every 30 s.
 */

/** Namespaces with their quotas of each cluster of some workspaces: a question a cluster, not a workspace. */
export function useQuotas(
  workspaces: readonly Workspace[] | undefined,
): LiveView<Sources<NamespaceSummary>> {
  const api = useApi(workspaceUseApiRef);
  const clusters = distinct(workspaces?.flatMap(one => one.clusters));
  return useLiveResource({
    key: clusters && `quotas of ${clusters.join(' ')}`,
    load: ({ signal }) =>
      askAll(clusters!, {
        ask: cluster => api.loadNamespaces(cluster, { signal }),
        read: ({ freshness, items }) => ({ freshness, items }),
      }),
  });
}

/** The same of one workspace, whose namespace alone is read. */
export function useQuotasOf(
  workspace: Workspace | undefined,
): LiveView<Sources<NamespaceSummary>> {
  const api = useApi(workspaceUseApiRef);
  const { clusters, namespace = '' } = workspace ?? {};
  return useLiveResource({
    key: clusters && `quotas of ${namespace} on ${clusters.join(' ')}`,
    load: ({ signal }) =>
      askAll(clusters!, {
        ask: place => api.loadNamespace({ place, namespace }, { signal }),
        read: ({ freshness, summary }) => ({ freshness, items: [summary] }),
      }),
  });
}

/** Namespaces of the event bus of each instance that some workspaces are on. */
export function useBacklogs(
  workspaces: readonly Workspace[] | undefined,
): LiveView<Sources<BusNamespace>> {
  const api = useApi(workspaceUseApiRef);
  const instances = distinct(workspaces?.flatMap(one => instanceOf(one) ?? []));
  return useLiveResource({
    key: instances && `backlogs of ${instances.join(' ')}`,
    load: ({ signal }) =>
      askAll(instances!, {
        ask: instance => api.loadBusNamespaces(instance, { signal }),
        read: ({ freshness, items }) => ({ freshness, items }),
      }),
  });
}

/** The namespace of one workspace on the event bus with its topics, read again at each sweep. */
export function useBusOf(
  workspace: Workspace | undefined,
): LiveView<BusNamespaceDetail> {
  const api = useApi(workspaceUseApiRef);
  const place = workspace && instanceOf(workspace);
  const namespace = workspace?.busNamespace ?? '';
  return useLiveResource({
    key: place && `bus ${place} ${namespace}`,
    load: request =>
      api.loadBusNamespace({ place: place!, namespace }, request),
    signal: {
      channel: PULSAR_CHANNEL,
      matches: message => message.instance === place,
    },
  });
}

function distinct(names: string[] | undefined): string[] | undefined {
  return names && [...new Set(names)].sort();
}

/** Asks each source; one that does not answer takes nothing from the others. */
export async function askAll<Answer, T>(
  names: readonly string[],
  source: {
    ask: (name: string) => Promise<LiveAnswer<Answer>>;
    read: (answer: Answer) => { freshness: Freshness; items: T[] };
  },
): Promise<LiveAnswer<Sources<T>>> {
  const asked = await Promise.all(
    names.map(async name => {
      try {
        const answer = await source.ask(name);
        if (answer.kind !== 'data') {
          throw new TypeError('Nothing was held that could be unchanged');
        }
        const { freshness, items } = source.read(answer.data);
        return [name, toldBy(freshness, items, Date.now())] as const;
      } catch (error) {
        return [name, untold(toError(error))] as const;
      }
    }),
  );
  return { kind: 'data', data: new Map(asked) };
}
