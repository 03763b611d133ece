import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { type KindName, KINDS } from '@internal/plugin-odp-clusters-common';
import type { ClusterDefinition } from '@internal/plugin-odp-kubernetes-node';
import { loadTargetState } from '@internal/target-state';
import { NamespaceFactsResolver } from '../../plugins/odp-clusters-backend/src/facts/NamespaceFactsResolver';
import { readClustersConfig } from '../../plugins/odp-clusters-backend/src/readConfig';
import { watchClusters } from '../../plugins/odp-clusters-backend/src/watchClusters';
import type { FleetAddress } from './Fleet';

const silent: LoggerService = {
  error: text => process.stderr.write(`${text}\n`),
  warn: text => process.stderr.write(`${text}\n`),
  info: () => {},
  debug: () => {},
  child: () => silent,
};

export const kindNames = Object.keys(KINDS) as KindName[];

export function definitionOf(fleet: FleetAddress): ClusterDefinition {
  return {
    name: 'odp-eu',
    url: fleet.url,
    certificateAuthority: { kind: 'file', path: fleet.caFile },
    credentials: { kind: 'file', path: fleet.tokenFile },
  };
}

/** Reads a cluster as the plugin does, without the rest of a backend around it. */
export async function readCluster(fleet: FleetAddress) {
  const started = performance.now();
  let published: () => void = () => {};
  const clusters = watchClusters({
    definitions: [definitionOf(fleet)],
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
  return {
    firstSnapshotMs: performance.now() - started,
    /** Bytes of bodies read so far. */
    bytes: () => watch.client.counters().bytes,
    records: () => watch.states().reduce((sum, { size }) => sum + size, 0),
    async stop() {
      publisher.stop();
      await watch.stop();
    },
  };
}
