import { plural } from '@internal/vocabulary';
import type { Evaluation } from '../contract';
import { isSystemTopic } from '../names';
import { listInWords } from '../sentences';
import type { EvaluationInput } from './EvaluationInput';
import { isolationMeasures } from './isolationMeasures';
import { groupBy, groupTopics } from './topicGroups';

type Criterion = Evaluation['criteria'][number];
type Measures = Criterion['measures'];

/** What is measured of criteria whose titles begin so. */
interface Gauge {
  title: string;
  measure(input: EvaluationInput): Measures;
  /** Why, where there is nothing to measure. */
  otherwise(input: EvaluationInput): string;
}

const GAUGES: readonly Gauge[] = [
  {
    title: 'multi-tenancy',
    measure: isolationMeasures,
    otherwise: () => 'There is no namespace that you may see.',
  },
  {
    title: 'operational overhead',
    measure: () => [],
    otherwise: ({ eventBus: { evaluation } }) => {
      const estimates = evaluation.candidates.flatMap(name => {
        const effort = evaluation.operatingEffortFte[name];
        return effort === undefined
          ? []
          : `${effort} full-time equivalents for ${name}`;
      });
      return estimates.length
        ? `The portal does not measure effort. The document estimates ${listInWords(
            estimates,
          )}.`
        : 'The portal does not measure effort.';
    },
  },
  {
    title: 'independent scaling',
    measure: scalingMeasures,
    otherwise: () =>
      'The portal may list neither brokers nor bookies: that needs the rights of a super-user.',
  },
  {
    title: 'ecosystem',
    measure: clientMeasures,
    otherwise: () =>
      'No client is connected, or the source of the figures does not name clients.',
  },
  {
    title: 'feature set',
    measure: featureMeasures,
    otherwise: () => 'There is no topic that you may see.',
  },
];

/** What the portal measures of one criterion of the document. */
export function measureCriterion(
  title: string,
  input: EvaluationInput,
): Pick<Criterion, 'measures' | 'notMeasured'> {
  const gauge = GAUGES.find(one =>
    title.toLocaleLowerCase('en-US').startsWith(one.title),
  );
  const measures = gauge?.measure(input) ?? [];
  if (measures.length) {
    return { measures };
  }
  return {
    measures: [],
    notMeasured:
      gauge?.otherwise(input) ?? 'The portal measures nothing of this.',
  };
}

function scalingMeasures({ brokers = [], bookies }: EvaluationInput): Measures {
  const answered = brokers.filter(broker => broker.answered).length;
  return [
    ...(brokers.length
      ? [
          {
            label: 'Brokers (compute)',
            value: `${answered} of ${brokers.length} answer`,
          },
        ]
      : []),
    ...(bookies
      ? [
          {
            label: 'Bookies (storage)',
            value: plural(
              bookies.length,
              'bookie registered',
              'bookies registered',
            ),
            note: 'A registration says nothing of its health.',
          },
        ]
      : []),
  ];
}

/** Connections by the version of their client, the most first. */
function clientMeasures({ topics }: EvaluationInput): Measures {
  const versions = topics
    .filter(({ reading }) => !isSystemTopic(reading.name))
    .flatMap(({ reading: { producers = [], subscriptions } }) =>
      [
        ...producers,
        ...subscriptions.flatMap(({ consumers = [] }) => consumers),
      ].flatMap(({ clientVersion }) => clientVersion || []),
    );
  return [...groupBy(versions, version => version)]
    .sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
    .map(([version, same]) => ({
      label: version,
      value: plural(same.length, 'connection'),
    }));
}

function featureMeasures({ topics }: EvaluationInput): Measures {
  const groups = groupTopics(topics).filter(({ isSystem }) => !isSystem);
  if (!groups.length) {
    return [];
  }
  const partitioned = groups.filter(one => one.isPartitioned).length;
  const of = `of ${plural(groups.length, 'topic')}`;
  const withCursor = (isIt: (name: string) => boolean) =>
    groups.filter(({ records }) =>
      records.some(({ reading }) =>
        reading.subscriptions.some(({ name }) => isIt(name)),
      ),
    ).length;
  return [
    { label: 'Partitioned topics', value: `${partitioned} ${of}` },
    {
      label: 'Topic compaction',
      value: `${withCursor(name => name === '__compaction')} ${of}`,
      note: 'Topics that were compacted since they were loaded.',
    },
    {
      label: 'Geo-replication, tiered storage',
      value: 'not read',
      note: 'What the portal reads of a topic does not tell.',
    },
  ];
}
