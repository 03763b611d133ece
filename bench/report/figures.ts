import type { Measures, SizeResult } from '../Measures';
import { type ReaderTraffic, renewalTraffic } from '../measures/measureReader';
import { CLIENTS, type Serving } from '../measures/measureServing';
import { STOCK_ROUNDS_A_MINUTE } from '../measures/measureStock';
import type { Spread } from '../support/statistics';
import { busFigures } from './busFigures';
import { drawingFigures } from './drawingFigures';
import { type Figure, judged } from './figure';
import { panelFigures } from './panelFigures';
import { bytes, milliseconds, number, times } from './units';

const HEAP_GOAL = 400e6;
const LIST_GOAL_MS = 50;
const CHANGE_GOAL_MS = 2000;
const CALLS_GOAL = 100;
const TOPOLOGY_GOAL = 400e3;
const TICK_GOAL = 20e3;

/** What was measured of a size, in words, with the goals of the design. */
export function figuresOf({ measures, size }: SizeResult): Figure[] {
  const { quietServing, busyServing, changeToSignal, changeToList } = measures;
  return [
    ...readingFigures(measures),
    ...(quietServing
      ? servingFigures('a request a second each', quietServing)
      : []),
    ...(busyServing
      ? servingFigures(`pages that follow ${size.churn} changes/s`, busyServing)
      : []),
    ...(changeToSignal
      ? [changeFigure('change to signal, quiet cluster', changeToSignal)]
      : []),
    ...(changeToList
      ? [changeFigure('change to list, busy cluster', changeToList)]
      : []),
    ...payloadFigures(measures),
    ...tickFigures(measures, size.churn),
    ...stockFigures(measures),
    ...drawingFigures(measures.drawing),
    ...busFigures(measures.bus),
    ...panelFigures(measures),
  ];
}

function isBelow(limit: number, value: number | undefined): boolean {
  return value !== undefined && value < limit;
}

function readingFigures({ heap, reading }: Measures): Figure[] {
  const figures: Figure[] = [];
  if (heap) {
    figures.push(
      judged('heap growth', {
        goal: `< ${bytes(HEAP_GOAL)}`,
        measured: bytes(heap.heapGrowthBytes),
        met: heap.heapGrowthBytes < HEAP_GOAL,
      }),
      {
        name: 'peak memory of a process that only reads',
        measured: bytes(heap.peakResidentBytes),
      },
    );
  }
  if (reading) {
    const { plainReadMs, plainReadBytes } = reading;
    const compared = (measured: number) =>
      `${milliseconds(measured)}, ${times(measured / plainReadMs)} plain read`;
    figures.push(
      {
        name: 'plain read of all pages',
        measured: `${milliseconds(plainReadMs)} for ${bytes(plainReadBytes)}`,
      },
      {
        name: 'first snapshot over the same pages',
        measured: compared(reading.firstSnapshotMs),
      },
      {
        name: 'first snapshot over streaming lists',
        measured: compared(reading.firstSnapshotStreamedMs),
      },
    );
  }
  return figures;
}

function servingFigures(pattern: string, serving: Serving): Figure[] {
  const { load, caused, starved, cpuMsPerRequest } = serving;
  const { full, unchanged, requestsPerSecond, errors } = load;
  const details = [
    `304: p95 ${milliseconds(unchanged.p95)}`,
    `${number(requestsPerSecond)} requests/s`,
    `${milliseconds(cpuMsPerRequest)} CPU a request`,
    ...(starved === undefined
      ? []
      : [`without a CPU ${number(Math.round(starved * 100))} % of the time`]),
  ];
  return [
    judged(`list p95, ${CLIENTS} clients, ${pattern}`, {
      goal: `< ${milliseconds(LIST_GOAL_MS)}`,
      measured: `${milliseconds(full.p95)}, p50 ${milliseconds(full.p50)}`,
      met: isBelow(LIST_GOAL_MS, full.p95) && errors === 0,
    }),
    { name: '  meanwhile', measured: details.join(', ') },
    judged('  LIST calls that they cause', {
      goal: '0',
      measured: number(caused.lists),
      met: caused.lists === 0,
    }),
    ...(errors ? [{ name: '  errors', measured: number(errors) }] : []),
  ];
}

function changeFigure(name: string, spread: Spread): Figure {
  const { p50, p95, maximum, count } = spread;
  return judged(name, {
    goal: `< ${milliseconds(CHANGE_GOAL_MS)}`,
    measured: `worst of ${count} ${milliseconds(maximum)}, p50 ${milliseconds(
      p50,
    )}, p95 ${milliseconds(p95)}`,
    met: isBelow(CHANGE_GOAL_MS, maximum),
  });
}

function payloadFigures({ payloads, memory }: Measures): Figure[] {
  const figures: Figure[] = [];
  if (payloads) {
    const { list, listGzip, detail, detailGzip } = payloads;
    figures.push(
      {
        name: 'namespace list',
        measured: `${bytes(list)}, gzip ${bytes(listGzip)}, unchanged ${bytes(
          payloads.listUnchanged,
        )}`,
      },
      {
        name: 'largest namespace',
        measured: `${bytes(detail)}, gzip ${bytes(detailGzip)}`,
      },
      judged('topology', {
        goal: `gzip < ${bytes(TOPOLOGY_GOAL)}`,
        measured: `${bytes(payloads.topology)}, gzip ${bytes(
          payloads.topologyGzip,
        )}`,
        met: payloads.topologyGzip < TOPOLOGY_GOAL,
      }),
    );
  }
  if (memory) {
    figures.push({
      name: 'whole backend, busy cluster',
      measured: `heap ${bytes(memory.heapUsed)}, buffers ${bytes(
        memory.external,
      )}, resident ${bytes(memory.rss)}`,
    });
  }
  return figures;
}

function tickFigures({ ticks }: Measures, churn: number): Figure[] {
  return ticks
    ? [
        judged(`topology, a tick at ${churn} changes/s`, {
          goal: `< ${bytes(TICK_GOAL)}`,
          measured: `gzip ${bytes(ticks.p50!)}, worst of ${ticks.count} ${bytes(
            ticks.maximum!,
          )}`,
          met: isBelow(TICK_GOAL, ticks.maximum),
        }),
      ]
    : [];
}

function stockFigures(measures: Measures): Figure[] {
  const { stock, reading, quietReader, busyReader } = measures;
  const figures: Figure[] = [];
  if (busyReader) {
    figures.push(trafficFigure('reader a minute, busy cluster', busyReader));
  }
  if (quietReader) {
    figures.push(trafficFigure('reader a minute, quiet cluster', quietReader));
  }
  if (!stock || !quietReader || !reading) {
    return figures;
  }
  const renewal = renewalTraffic(reading.plainReadBytes);
  const own = {
    calls: quietReader.calls + renewal.calls,
    bytes: quietReader.bytes + renewal.bytes,
  };
  const viewer = {
    calls: stock.calls * STOCK_ROUNDS_A_MINUTE,
    bytes: stock.bytes * STOCK_ROUNDS_A_MINUTE,
  };
  const singleQuery = viewer.calls / stock.queries;
  return [
    ...figures,
    trafficFigure('  with the renewals of hours', own),
    trafficFigure('stock plugin a minute, one viewer', viewer),
    {
      name: '  one of its 6 rounds',
      measured: `${stock.queries} queries, ${milliseconds(
        stock.roundMs,
      )}, gzip ${bytes(stock.payloadBytes)}, ${number(stock.failures)} failed`,
    },
    judged('calls, stock to reader, one viewer', {
      goal: `>= ${times(CALLS_GOAL)}`,
      measured: times(viewer.calls / own.calls),
      met: viewer.calls / own.calls >= CALLS_GOAL,
    }),
    {
      name: `  ${CLIENTS} viewers, extrapolated`,
      measured: times((viewer.calls * CLIENTS) / own.calls),
    },
    {
      name: '  if a single query held all namespaces',
      measured: `${times(singleQuery / own.calls)}, ${CLIENTS} viewers ${times(
        (singleQuery * CLIENTS) / own.calls,
      )}`,
    },
    {
      name: 'bytes, stock to reader, one viewer',
      measured: times(viewer.bytes / own.bytes),
    },
  ];
}

function trafficFigure(name: string, traffic: ReaderTraffic): Figure {
  return {
    name,
    measured: `${number(traffic.calls)} calls, ${bytes(traffic.bytes)}`,
  };
}
