import { REFLECTOR_TIMING } from '@internal/plugin-odp-kubernetes-node';
import type { Fleet } from '../support/Fleet';
import { kindNames } from '../support/readCluster';
import { pause } from '../support/statistics';

/** What the portal asks of a cluster in a minute, whoever looks. */
export interface ReaderTraffic {
  calls: number;
  bytes: number;
}

const MINUTE = 60_000;

/** Counted at the API server, while nobody does anything. */
export async function measureReader(
  fleet: Fleet,
  seconds: number,
): Promise<ReaderTraffic> {
  await fleet.resetTraffic();
  await pause(seconds * 1000);
  const { lists, watches, others, bytes } = await fleet.traffic();
  return {
    calls: ((lists + watches + others) * 60) / seconds,
    bytes: (bytes * 60) / seconds,
  };
}

/**
 * What comes on top over the hours, which no short measurement sees: a
 * watch is opened anew before its silence would mean something, and every list is
 * read again now and then. From the reflector's own timing.
 */
export function renewalTraffic(listBytes: number): ReaderTraffic {
  const everyMinute = ([from, to]: readonly [number, number]) =>
    MINUTE / ((from + to) / 2);
  const watches = MINUTE / (REFLECTOR_TIMING.idleMs * 0.7);
  const lists = everyMinute(REFLECTOR_TIMING.relistMs);
  return {
    calls: kindNames.length * (watches + lists),
    bytes: listBytes * lists,
  };
}
