import type { RealCluster } from '@internal/sandbox';
import type { HeapGrowth } from '../heap';
import { measureIn } from '../support/children';
import { plainRead } from '../support/plainRead';
import { type ClusterAddress, readCluster } from '../support/readCluster';
import {
  pause,
  percentile,
  type Spread,
  spreadOf,
} from '../support/statistics';

type Reader = Awaited<ReturnType<typeof readCluster>>;

/** What reading a real cluster costs, once it is as large as it shall be. */
export interface RealReading {
  plainReadMs: number;
  plainReadBytes: number;
  /** Medians of the rounds, over streaming lists. */
  firstSnapshotMs: number;
  heap: HeapGrowth;
  callsAMinute: number;
  changeToSignal: Spread;
  /** From the status that a controller wrote to a snapshot that names the cause. */
  faultToCause: Spread;
}

const ROUNDS = 3;
const SAMPLES = 20;
const FAULTS = 10;
const MINUTE = 60_000;

export async function measureRealReader(
  cluster: RealCluster,
  {
    address,
    pods,
    namespace,
  }: { address: ClusterAddress; pods: string[]; namespace: string },
): Promise<RealReading> {
  const plain: number[] = [];
  const first: number[] = [];
  const { bytes } = await plainRead(address);
  for (let round = 0; round < ROUNDS; round++) {
    plain.push((await plainRead(address)).milliseconds);
    const reader = await readCluster(address);
    first.push(reader.firstSnapshotMs);
    await reader.stop();
  }
  const heap = await measureIn<HeapGrowth>('bench/heap.ts', {
    name: 'testbed-heap',
    input: address,
    seconds: 120,
    nodeArguments: ['--expose-gc'],
  });
  const reader = await readCluster(address);
  try {
    const before = reader.calls();
    await pause(MINUTE);
    const callsAMinute = reader.calls() - before;
    const place = (name: string) =>
      `/api/v1/namespaces/${namespace}/pods/${name}`;
    return {
      plainReadMs: percentile(plain, 0.5)!,
      plainReadBytes: bytes,
      firstSnapshotMs: percentile(first, 0.5)!,
      heap,
      callsAMinute,
      changeToSignal: await changes(reader, async index => {
        await cluster.patch(place(pods[index % pods.length]), {
          metadata: { labels: { sample: String(index) } },
        });
      }),
      faultToCause: await faults(reader, {
        cluster,
        namespace,
        pods: pods.slice(0, FAULTS),
      }),
    };
  } finally {
    await reader.stop();
  }
}

/** Milliseconds from the request to the signal that came after it. */
async function changes(
  reader: Reader,
  change: (index: number) => Promise<void>,
): Promise<Spread> {
  const times: number[] = [];
  for (let index = 0; index < SAMPLES; index++) {
    await pause(index % 2 === 0 ? 1500 : 50 * (index % 20));
    const heard = new Promise<void>(resolve => {
      reader.onSignal(resolve);
    });
    const started = performance.now();
    await change(index);
    await heard;
    times.push(performance.now() - started);
  }
  return spreadOf(times);
}

/** A crash loop by the testbed's label, pod by pod; a watch of ours tells when the API server had its status. */
async function faults(
  reader: Reader,
  {
    cluster,
    namespace,
    pods,
  }: { cluster: RealCluster; namespace: string; pods: string[] },
): Promise<Spread> {
  const times: number[] = [];
  const path = `/api/v1/namespaces/${namespace}/pods`;
  for (const name of pods) {
    const watch = await cluster.admin.watch(
      path,
      `fieldSelector=metadata.name%3D${name}`,
    );
    await cluster.patch(`${path}/${name}`, {
      metadata: { labels: { 'testbed.odp.io/fault': 'crash-loop' } },
    });
    await watch.until(
      ({ object }) =>
        object.status?.containerStatuses?.[0]?.state?.waiting?.reason ===
        'CrashLoopBackOff',
    );
    const written = performance.now();
    const names = () =>
      reader
        .snapshot()
        .namespaces.get(namespace)
        ?.assessment.detail()
        .troubledPods.some(
          pod => pod.name === name && pod.reasons[0].rule === 'pod.crash-loop',
        );
    while (!names()) {
      await pause(5);
    }
    times.push(performance.now() - written);
    watch.close();
    // Its controller makes one that is well.
    await cluster.remove(`${path}/${name}`);
  }
  return spreadOf(times);
}
