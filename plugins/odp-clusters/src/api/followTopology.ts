import {
  decodeTopology,
  type TopologyModel,
} from '@internal/plugin-odp-clusters-common';
import type { LiveLoad } from '@internal/plugin-odp-react';
import type { ClustersApi } from './ClustersApi';

/**
 * A load that remembers the topology it came to, and from then on asks for
 * changes alone. An answer that gets lost costs nothing: the next request names
 * what is held. Changes of something that is not held are refused, and the
 * whole is asked for.
 */
export function followTopology(
  api: Pick<ClustersApi, 'loadTopology'>,
  cluster: string,
): LiveLoad<TopologyModel> {
  let held: TopologyModel | undefined;
  return async request => {
    const { signal, etag } = request;
    let answer = await api.loadTopology(cluster, {
      ...request,
      since: held?.revision,
    });
    if (answer.kind === 'not-modified') {
      // What is held may be newer than what was handed on, when that was called off.
      return held ? { kind: 'data', data: held, etag } : answer;
    }
    let model = decodeTopology(answer.data, held);
    if (!model) {
      answer = await api.loadTopology(cluster, { signal });
      model =
        answer.kind === 'data' ? decodeTopology(answer.data, held) : undefined;
    }
    if (answer.kind !== 'data' || !model) {
      throw new Error(`the portal told no whole topology of ${cluster}`);
    }
    held = model;
    return { kind: 'data', data: model, etag: answer.etag };
  };
}
