import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { RealCluster } from '@internal/sandbox';
import { runMain } from '../scripts/lib/failure.mjs';
import { say } from '../scripts/lib/steps.mjs';
import {
  measureRealReader,
  type RealReading,
} from './measures/measureRealReader';
import { type Figure, judged } from './report/figure';
import { describeMachine } from './report/machine';
import { tableOf } from './report/table';
import { bytes, milliseconds, number, times } from './report/units';
import { benchDir, cleanUpAtExit } from './support/children';
import { KwokPods } from './support/KwokPods';
import { readCluster } from './support/readCluster';
import { pause } from './support/statistics';

const HEAP_GOAL = 400e6;
const CHANGE_GOAL_MS = 2000;
/** So few that they change the target state's size little. */
const FEW = 20;
const MANY = 10_000;

/** `yarn bench:testbed`: what reading a real API server costs, small and with 10,000 pods that kwok runs. */
async function main(): Promise<number> {
  cleanUpAtExit();
  mkdirSync(benchDir, { recursive: true });
  const machine = describeMachine();
  say(machine.text);
  const cluster = RealCluster.create();
  const { url, caFile, readerTokenFile: tokenFile } = cluster;
  const address = { url, caFile, tokenFile };
  const pods = await KwokPods.create(cluster);
  const file = path.join(
    benchDir,
    `testbed-${machine.at.replace(/[:.]/g, '-')}.json`,
  );
  const results: object[] = [];
  const measure = async (title: string) => {
    const load = loadavg()[0].toFixed(1);
    say(`${title}: measuring, load ${load}`);
    const some = await cluster.list(`${pods.path}?limit=${FEW}`);
    const reading = await measureRealReader(cluster, {
      address,
      namespace: pods.namespace,
      pods: some.map(({ metadata }) => metadata.name),
    });
    results.push({ title, load, reading });
    writeFileSync(file, JSON.stringify({ machine, results }, undefined, 2));
    process.stdout.write(
      `\n${tableOf(`${title}, load ${load}`, figuresOf(reading))}\n`,
    );
  };
  try {
    await scale(pods, FEW);
    await measure(`target state and ${FEW} pods`);

    say(`${number(MANY)} pods ...`);
    const reader = await readCluster(address);
    const before = reader.calls();
    const started = performance.now();
    await scale(pods, MANY);
    const readyMs = performance.now() - started;
    while (reader.recordsOf('pods') !== (await pods.plainCount())) {
      await pause(100);
    }
    const growth = {
      load: loadavg()[0].toFixed(1),
      readyMs,
      wholeMs: performance.now() - started,
      calls: reader.calls() - before,
      pods: reader.recordsOf('pods'),
    };
    await reader.stop();
    results.push({ growth });
    process.stdout.write(
      `\n${JSON.stringify(
        growth,
      )}: all pods ready, and the reader with as many as a plain list\n`,
    );
    await measure(`target state and ${number(MANY)} pods`);
  } finally {
    say('cleaning up ...');
    await pods.remove();
  }
  say(`JSON in ${path.relative(process.cwd(), file)}`);
  return 0;
}

async function scale(pods: KwokPods, count: number): Promise<void> {
  await pods.scaleTo(count);
  while ((await pods.ready()) !== count) {
    await pause(500);
  }
}

function figuresOf(reading: RealReading): Figure[] {
  const { plainReadMs, plainReadBytes, firstSnapshotMs, heap } = reading;
  const { changeToSignal, faultToCause, callsAMinute } = reading;
  const within = (name: string, { p50, maximum, count }: typeof faultToCause) =>
    judged(name, {
      goal: `< ${milliseconds(CHANGE_GOAL_MS)}`,
      measured: `worst of ${count} ${milliseconds(maximum)}, p50 ${milliseconds(
        p50,
      )}`,
      met: maximum !== undefined && maximum < CHANGE_GOAL_MS,
    });
  return [
    {
      name: 'plain read of all pages',
      measured: `${milliseconds(plainReadMs)} for ${bytes(plainReadBytes)}`,
    },
    {
      name: 'first snapshot over streaming lists',
      measured: `${milliseconds(firstSnapshotMs)}, ${times(
        firstSnapshotMs / plainReadMs,
      )} plain read`,
    },
    judged('heap growth', {
      goal: `< ${bytes(HEAP_GOAL)}`,
      measured: `${bytes(heap.heapGrowthBytes)}, ${number(
        heap.records,
      )} records`,
      met: heap.heapGrowthBytes < HEAP_GOAL,
    }),
    {
      name: 'peak memory of a process that only reads',
      measured: bytes(heap.peakResidentBytes),
    },
    {
      name: 'calls in a quiet minute',
      measured: number(callsAMinute),
    },
    within('change to signal', changeToSignal),
    within('status of a crash loop to its cause', faultToCause),
  ];
}

runMain(main);
