import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Agent, request } from 'undici';
import type { BusAddress } from '../support/BusFleet';
import type { BusReader } from '../support/readBus';
import {
  pause,
  percentile,
  type Spread,
  spreadOf,
} from '../support/statistics';

/** What one of the two ways to read the bus costs; medians of the rounds. */
interface Cost {
  milliseconds: number;
  cpuMs: number;
  /** Longest time in a round in which nothing else got its turn. */
  blockMs: Spread;
}

export interface Sweeps {
  /** Brokers' statistics, received and dropped. */
  download: Cost;
  /** The same, parsed as a whole. */
  parsed: Cost;
  sweep: Cost;
  /** Medians of each round's own ratio. */
  toDownload: number;
  toParsed: number;
  cpuToDownload: number;
  downloadBytes: number;
  /** Of one sweep. */
  sweepBytes: number;
  sweepCalls: number;
}

const ROUNDS = 15;
const RESOLUTION_MS = 1;
const PATH = '/admin/v2/broker-stats/topics';

interface Sample {
  milliseconds: number;
  cpuMs: number;
  blockMs: number;
}

/** Downloads and sweeps one after the other, so that both have the same machine. */
export async function measureSweeps(
  address: BusAddress,
  reader: BusReader,
): Promise<Sweeps> {
  const headers = {
    authorization: `Bearer ${readFileSync(address.tokenFile, 'utf8').trim()}`,
  };
  const dispatcher = new Agent({
    connect: { ca: readFileSync(address.caFile) },
  });
  const answers = () =>
    Promise.all(
      address.brokers.map(async broker => {
        const { body } = await request(`${broker}${PATH}`, {
          dispatcher,
          headers,
        });
        return Buffer.from(await body.arrayBuffer());
      }),
    );
  const parse = async () =>
    (await answers()).forEach(answer => JSON.parse(answer.toString('utf8')));
  // What is made once, and code that was never run, are nobody's to pay for.
  const warm = await answers();
  await parse();
  await reader.sweep();
  await reader.sweep();
  const before = reader.counters();
  const rounds: Array<Record<'download' | 'parsed' | 'sweep', Sample>> = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      download: await sample(answers),
      parsed: await sample(parse),
      sweep: await sample(() => reader.sweep()),
    });
  }
  const after = reader.counters();
  await dispatcher.close();
  const ratio = (one: (round: (typeof rounds)[number]) => number) =>
    percentile(rounds.map(one), 0.5)!;
  return {
    download: costOf(rounds.map(({ download }) => download)),
    parsed: costOf(rounds.map(({ parsed }) => parsed)),
    sweep: costOf(rounds.map(({ sweep }) => sweep)),
    toDownload: ratio(
      ({ sweep, download }) => sweep.milliseconds / download.milliseconds,
    ),
    toParsed: ratio(
      ({ sweep, parsed }) => sweep.milliseconds / parsed.milliseconds,
    ),
    cpuToDownload: ratio(({ sweep, download }) => sweep.cpuMs / download.cpuMs),
    downloadBytes: warm.reduce((sum, { length }) => sum + length, 0),
    sweepBytes: (after.bytes - before.bytes) / ROUNDS,
    sweepCalls: (after.calls - before.calls) / ROUNDS,
  };
}

async function sample(work: () => Promise<unknown>): Promise<Sample> {
  global.gc!();
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const cpu = process.cpuUsage();
  delays.enable();
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  // The last block is seen when its turn is over.
  await pause(10 * RESOLUTION_MS);
  delays.disable();
  return {
    milliseconds,
    cpuMs: (user + system) / 1000,
    blockMs: Math.max(0, delays.max / 1e6 - RESOLUTION_MS),
  };
}

function costOf(samples: readonly Sample[]): Cost {
  return {
    milliseconds: percentile(
      samples.map(({ milliseconds }) => milliseconds),
      0.5,
    )!,
    cpuMs: percentile(
      samples.map(({ cpuMs }) => cpuMs),
      0.5,
    )!,
    blockMs: spreadOf(samples.map(({ blockMs }) => blockMs)),
  };
}
