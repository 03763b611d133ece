import { ConfigReader } from '@backstage/config';
import { type KindName, KINDS } from '@internal/plugin-odp-clusters-common';
import type { ClusterDefinition } from '@internal/plugin-odp-kubernetes-node';
import { loadTargetState } from '@internal/target-state';
import { NamespaceFactsResolver } from '../../plugins/odp-clusters-backend/src/facts/NamespaceFactsResolver';
import { readClustersConfig } from '../../plugins/odp-clusters-backend/src/readConfig';
import { watchClusters } from '../../plugins/odp-clusters-backend/src/watchClusters';
import { silent } from './silent';

export const kindNames = Object.keys(KINDS) as KindName[];

/** What a process needs to read a cluster as the portal does. */
export interface ClusterAddress {
  url: string;
  caFile: string;
  tokenFile: string;
}

export function definitionOf(address: ClusterAddress): ClusterDefinition {
  return {
    name: 'odp-eu',
    url: address.url,
    certificateAuthority: { kind: 'file', path: address.caFile },
    credentials: { kind: 'file', path: address.tokenFile },
  };
}

/** Reads a cluster as the plugin does, without the rest of a backend around it. */
export async function readCluster(address: ClusterAddress) {
  const started = performance.now();
  let published: () => void = () => {};
  const clusters = watchClusters({
    definitions: [definitionOf(address)],
    // As it is read where nobody configured anything.
    config: readClustersConfig(new ConfigReader({})),
    facts: NamespaceFactsResolver.create(
      loadTargetState('target-state/odp.yaml'),
      {},
    ),
    logger: silent,
    signal: () => published(),
  });
  const { watch, publisher } = clusters.get('odp-eu')!;
  await new Promise<void>(resolve => {
    published = () => publisher.snapshot.revision > 0 && resolve();
  });
  const firstSnapshotMs = performance.now() - started;
  return {
    firstSnapshotMs,
    /** Calls at each signal from now on. */
    onSignal(listener: () => void) {
      published = listener;
    },
    snapshot: () => publisher.snapshot,
    recordsOf: (kind: KindName) =>
      watch.states().find(state => state.kind === kind)!.size,
    /** LIST and WATCH requests sent so far. */
    calls: () =>
      watch.counters().reduce((sum, counter) => sum + counter.calls, 0),
    isLive: () => watch.freshness().state === 'live',
    /** Bytes of bodies read so far. */
    bytes: () => watch.client.counters().bytes,
    records: () => watch.states().reduce((sum, { size }) => sum + size, 0),
    async stop() {
      publisher.stop();
      await watch.stop();
    },
  };
}
