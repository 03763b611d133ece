import type { BusMeasures } from '../bus';
import { type Figure, judged } from './figure';
import { bytes, milliseconds, number, times } from './units';

const SWEEP_GOAL = 1.3;

/** What the event bus costs the portal, in words. */
export function busFigures(bus: BusMeasures | undefined): Figure[] {
  if (!bus) {
    return [];
  }
  return [...sweepFigures(bus), ...memoryFigures(bus), ...answerFigures(bus)];
}

function sweepFigures({ topics, sweeps }: BusMeasures): Figure[] {
  const { download, parsed, sweep } = sweeps;
  const took = (cost: typeof sweep) =>
    `${milliseconds(cost.milliseconds)}, ${milliseconds(cost.cpuMs)} CPU`;
  const blocked = ({ blockMs: { p50, maximum, count } }: typeof sweep) =>
    `p50 ${milliseconds(p50)}, worst of ${count} ${milliseconds(maximum)}`;
  return [
    judged(`bus: sweep of ${number(topics)} topics to a download`, {
      goal: `<= ${SWEEP_GOAL} x`,
      measured: `${times(sweeps.toDownload)}; CPU ${times(
        sweeps.cpuToDownload,
      )}`,
      met: sweeps.toDownload <= SWEEP_GOAL,
    }),
    {
      name: '  to a download that is parsed',
      measured: times(sweeps.toParsed),
    },
    { name: '  the sweep', measured: took(sweep) },
    {
      name: '  the download',
      measured: `${took(download)}; parsed ${took(parsed)}`,
    },
    {
      name: '  longest block of the event loop',
      measured: `${blocked(sweep)}; download ${blocked(
        download,
      )}; parsed ${blocked(parsed)}`,
    },
    {
      name: '  asked of the brokers',
      measured: `${number(sweeps.sweepCalls)} calls, ${bytes(
        sweeps.sweepBytes,
      )}, of which statistics ${bytes(sweeps.downloadBytes)}`,
    },
  ];
}

function memoryFigures(bus: BusMeasures): Figure[] {
  const { topics, heldBytes, historyBytes, peakResidentBytes } = bus;
  return [
    {
      name: 'bus: heap with two hours of history',
      measured: `${bytes(heldBytes)}, ${bytes(heldBytes / topics)} a topic`,
    },
    {
      name: '  of it the history',
      measured: `${bytes(historyBytes)}; process at its worst ${bytes(
        peakResidentBytes,
      )}`,
    },
  ];
}

function answerFigures({ answers }: BusMeasures): Figure[] {
  const lists = [
    [
      'namespaces',
      answers.namespaces,
      answers.describeNamespacesMs,
      answers.namespacesMs,
    ],
    ['topics', answers.topics, answers.describeTopicsMs, answers.topicsMs],
  ] as const;
  return [
    ...lists.flatMap(([name, payload, describing, whole]) => [
      {
        name: `bus: list of ${name}`,
        measured: `${bytes(payload.json)}, gzip ${bytes(payload.gzip)}`,
      },
      {
        name: '  describing it',
        measured: `p50 ${milliseconds(describing.p50)}, p95 ${milliseconds(
          describing.p95,
        )}; with JSON and gzip p50 ${milliseconds(
          whole.p50,
        )}, p95 ${milliseconds(whole.p95)}`,
      },
    ]),
    {
      name: 'bus: one topic of ten partitions',
      measured: `${bytes(answers.topic.json)}, gzip ${bytes(
        answers.topic.gzip,
      )}`,
    },
  ];
}
