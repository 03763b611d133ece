import {
  type KindDefinition,
  KINDS,
} from '@internal/plugin-odp-clusters-common';
import {
  type ClusterClient,
  ClusterConnectionError,
  createClusterClient,
  resourcePath,
} from '@internal/plugin-odp-kubernetes-node';
import { answerWith } from './support/children';
import { control, type FleetAddress } from './support/Fleet';
import { definitionOf, kindNames, readCluster } from './support/readCluster';
import { percentile } from './support/statistics';

/** Medians of the rounds, in milliseconds. */
export interface Reading {
  plainReadMs: number;
  /** From nothing to the first snapshot over the same pages. */
  firstSnapshotMs: number;
  /** The same over streaming lists, which is what the portal does where it can. */
  firstSnapshotStreamedMs: number;
  plainReadBytes: number;
}

const ROUNDS = 3;
const PAGE_SIZE = '500';
const PAGE_BYTES = 256 * 2 ** 20;

/** Every page of every kind, all kinds at once as the reflectors do; parsed and dropped. */
async function plainRead(fleet: FleetAddress) {
  const client = createClusterClient(definitionOf(fleet));
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
    if (again && error instanceof ClusterConnectionError) {
      return readPage(client, path, false);
    }
    throw error;
  }
}

async function firstSnapshot(fleet: FleetAddress, streaming: boolean) {
  await control(fleet, 'streaming-lists', { on: streaming });
  const reader = await readCluster(fleet);
  await reader.stop();
  return reader.firstSnapshotMs;
}

async function measure(fleet: FleetAddress): Promise<Reading> {
  const plain: number[] = [];
  const paged: number[] = [];
  const streamed: number[] = [];
  // The sandbox keeps the text of what it sent once; nobody should pay for that.
  const { bytes } = await plainRead(fleet);
  for (let round = 0; round < ROUNDS; round++) {
    plain.push((await plainRead(fleet)).milliseconds);
    paged.push(await firstSnapshot(fleet, false));
    streamed.push(await firstSnapshot(fleet, true));
  }
  return {
    plainReadMs: percentile(plain, 0.5)!,
    firstSnapshotMs: percentile(paged, 0.5)!,
    firstSnapshotStreamedMs: percentile(streamed, 0.5)!,
    plainReadBytes: bytes,
  };
}

answerWith(measure);
