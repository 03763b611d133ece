import {
  type KindDefinition,
  KINDS,
} from '@internal/plugin-odp-clusters-common';
import {
  type ClusterClient,
  ConnectionError,
  createClusterClient,
  resourcePath,
} from '@internal/plugin-odp-kubernetes-node';
import { type ClusterAddress, definitionOf, kindNames } from './readCluster';

const PAGE_SIZE = '500';
const PAGE_BYTES = 256 * 2 ** 20;

/** Every page of every kind, all kinds at once as the reflectors do; parsed and dropped. */
export async function plainRead(address: ClusterAddress) {
  const client = createClusterClient(definitionOf(address));
  const started = performance.now();
  await Promise.all(kindNames.map(kind => readPages(client, KINDS[kind])));
  const milliseconds = performance.now() - started;
  const { bytes } = client.counters();
  await client.close();
  return { milliseconds, bytes };
}

async function readPages(
  client: ClusterClient,
  resource: KindDefinition<unknown>,
) {
  let next: string | undefined;
  do {
    const { metadata } = await readPage(
      client,
      resourcePath(resource, { limit: PAGE_SIZE, continue: next }),
    );
    next = metadata.continue || undefined;
  } while (next);
}

/** Once more when the server closed the idle connection that was chosen. */
async function readPage(client: ClusterClient, path: string, again = true) {
  try {
    return await client.getJson<{ metadata: { continue?: string } }>(path, {
      maxBytes: PAGE_BYTES,
    });
  } catch (error) {
    if (again && error instanceof ConnectionError) {
      return readPage(client, path, false);
    }
    throw error;
  }
}
