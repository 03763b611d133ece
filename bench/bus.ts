import type { TopicStore } from '../plugins/odp-pulsar-backend/src/collection/TopicStore';
import { TopicHistories } from '../plugins/odp-pulsar-backend/src/history/TopicHistories';
import { type BusAnswers, measureBusViews } from './measures/measureBusViews';
import { measureSweeps, type Sweeps } from './measures/measureSweeps';
import type { BusAddress } from './support/BusFleet';
import { answerWith } from './support/children';
import { readBus } from './support/readBus';

/** What the event bus costs the portal. */
export interface BusMeasures {
  /** Topics and partitions that the brokers tell of, Pulsar's own too. */
  topics: number;
  /** Heap and buffers that two hours of sweeps add, after a garbage collection. */
  heldBytes: number;
  /** Of them, for the histories alone. */
  historyBytes: number;
  peakResidentBytes: number;
  sweeps: Sweeps;
  answers: BusAnswers;
}

const HISTORY_MS = 2 * 60 * 60_000;
const SWEEP_MS = 30_000;

function held(): number {
  global.gc!();
  global.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measure(address: BusAddress): Promise<BusMeasures> {
  const reader = readBus(address);
  const empty = held();
  // Two of them: the store keeps the reading before the last one, too.
  await reader.sweep();
  const { watch } = await reader.sweep();
  fillHistory(reader.histories, reader.store);
  const full = held();
  const topics = watch.snapshot!.topics.length;
  const historyBytes = historyAlone(reader.store);
  const sweeps = await measureSweeps(address, reader);
  const latest = await reader.sweep();
  const answers = await measureBusViews(reader, latest.watch);
  await reader.close();
  return {
    topics,
    heldBytes: full - empty,
    historyBytes,
    peakResidentBytes: process.resourceUsage().maxRSS * 1024,
    sweeps,
    answers,
  };
}

/** Every topic as it was read, at each sweep of the last two hours. */
function fillHistory(
  histories: TopicHistories,
  { records }: Pick<TopicStore, 'records'>,
): void {
  const now = Date.now();
  for (let at = now - HISTORY_MS; at <= now; at += SWEEP_MS) {
    records.forEach(({ reading }) => histories.note(reading, at));
  }
}

/** What a second history of the same topics takes. */
function historyAlone(store: TopicStore): number {
  const before = held();
  const histories = TopicHistories.create();
  fillHistory(histories, store);
  const after = held();
  // Still there when it is weighed.
  histories.forget('');
  return after - before;
}

answerWith(measure);
