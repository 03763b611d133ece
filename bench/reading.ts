import { answerWith } from './support/children';
import { control, type FleetAddress } from './support/Fleet';
import { plainRead } from './support/plainRead';
import { readCluster } from './support/readCluster';
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
