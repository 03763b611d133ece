import { useApi } from '@backstage/core-plugin-api';
import {
  CLUSTERS_CHANNEL,
  type NamespaceDetail,
} from '@internal/plugin-odp-clusters-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  type LiveAnswer,
  type LiveView,
  useLiveResource,
} from '@internal/plugin-odp-react';
import { useRef } from 'react';
import type { Sources } from '../model/told';
import { askAll } from './useWorkspaceUse';
import { workspaceUseApiRef } from './WorkspaceUseApi';

type Held = Extract<LiveAnswer<NamespaceDetail>, { kind: 'data' }>;

/**
 * What runs in the namespace of a workspace in each of its clusters, read again
 * whenever one of them says something; reads nothing without a workspace. What
 * has not changed comes as a 304, so that each second costs next to nothing.
 */
export function useRuntime(
  workspace: Pick<Workspace, 'clusters' | 'namespace'> | undefined,
): LiveView<Sources<NamespaceDetail>> {
  const api = useApi(workspaceUseApiRef);
  const held = useRef(new Map<string, Held>());
  const { clusters = [], namespace = '' } = workspace ?? {};
  return useLiveResource({
    key: workspace && `runtime of ${namespace} on ${clusters.join(' ')}`,
    load: ({ signal }) =>
      askAll(clusters, {
        ask: async place => {
          const key = `${place} ${namespace}`;
          const before = held.current.get(key);
          const answer = await api.loadNamespace(
            { place, namespace },
            { signal, etag: before?.etag },
          );
          if (answer.kind === 'not-modified' && before) {
            return before;
          }
          if (answer.kind === 'data') {
            held.current.set(key, answer);
          }
          return answer;
        },
        read: detail => ({ freshness: detail.freshness, items: [detail] }),
      }),
    signal: {
      channel: CLUSTERS_CHANNEL,
      matches: message => clusters.some(name => name === message.cluster),
    },
  });
}
