import { answerWith } from './support/children';
import { type ClusterAddress, readCluster } from './support/readCluster';
import { pause } from './support/statistics';

/** What reading a cluster adds to the memory of a process, in bytes. */
export interface HeapGrowth {
  /** JavaScript heap and buffers after a garbage collection. */
  heapGrowthBytes: number;
  /** Of the whole process at its worst, what it holds without a cluster included. */
  peakResidentBytes: number;
  records: number;
}

const SETTLE_MS = 3000;

function held(): number {
  global.gc!();
  global.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measure(address: ClusterAddress): Promise<HeapGrowth> {
  const before = held();
  const reader = await readCluster(address);
  await pause(SETTLE_MS);
  const heapGrowthBytes = held() - before;
  const records = reader.records();
  await reader.stop();
  return {
    heapGrowthBytes,
    peakResidentBytes: process.resourceUsage().maxRSS * 1024,
    records,
  };
}

answerWith(measure);
