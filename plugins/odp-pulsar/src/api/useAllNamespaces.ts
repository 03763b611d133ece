import { useApi } from '@backstage/core-plugin-api';
import {
  type BusNamespaceList,
  type InstanceSummary,
  PULSAR_CHANNEL,
} from '@internal/plugin-odp-pulsar-common';
import {
  type LiveAnswer,
  type LiveView,
  useLiveResource,
} from '@internal/plugin-odp-react';
import { pulsarApiRef } from './PulsarApi';

/** The namespaces of every instance that answers, kept current; one that does not is left out. */
export function useAllNamespaces(
  instances: InstanceSummary[] | undefined,
): LiveView<BusNamespaceList[]> {
  const api = useApi(pulsarApiRef);
  const names = instances?.map(({ instance }) => instance);
  return useLiveResource<BusNamespaceList[]>({
    key: names && `all namespaces of ${names.join(' ')}`,
    load: async ({ signal }) => {
      const answers = await Promise.allSettled(
        names!.map(name => api.loadNamespaces(name, { signal })),
      );
      return { kind: 'data', data: answers.flatMap(dataOf) };
    },
    signal: { channel: PULSAR_CHANNEL, matches: () => true },
  });
}

function dataOf<T>(answer: PromiseSettledResult<LiveAnswer<T>>): T[] {
  return answer.status === 'fulfilled' && answer.value.kind === 'data'
    ? [answer.value.data]
    : [];
}
