import { aLimit, anEventBus, somePolicies } from '@internal/test-utils';
import { evaluationSchema } from '../contract';
import { aBusyBus } from './__testUtils__/busyBus';
import { describeEvaluation } from './describeEvaluation';
import type { EvaluationInput } from './EvaluationInput';

const CRITERIA = [
  'Multi-tenancy: native namespace-level isolation: or our own',
  'Operational overhead',
  'Independent scaling: storage and compute tiers',
  'Ecosystem maturity: community',
  'Feature set: geo-replication',
  'Taste',
];
const eventBus = anEventBus({
  evaluation: { ...anEventBus().evaluation, criteria: CRITERIA },
});

function evaluationOf(overrides: Partial<EvaluationInput> = {}) {
  const found = describeEvaluation({ ...aBusyBus(), eventBus, ...overrides });
  const { instance, freshness, gaps, ...sightless } = evaluationSchema.parse({
    instance: 'odp-eu',
    freshness: { state: 'live' },
    gaps: [],
    ...found,
  });
  expect(sightless).toEqual(found);
  return found;
}

const measured = (input: Partial<EvaluationInput> = {}) =>
  Object.fromEntries(
    evaluationOf(input).criteria.map(({ title, measures, notMeasured }) => [
      title,
      notMeasured ??
        Object.fromEntries(measures.map(({ label, value }) => [label, value])),
    ]),
  );

describe('describeEvaluation', () => {
  it('tells the candidates of the document, and which one runs here', () => {
    expect(evaluationOf().candidates).toEqual([
      { name: 'Apache Pulsar', operatingEffortFte: 1.8, isRunning: true },
      { name: 'Apache Kafka', operatingEffortFte: 2.5, isRunning: false },
    ]);
    expect(evaluationOf().criteria[0]).toMatchObject({
      title: 'Multi-tenancy',
      text: 'native namespace-level isolation: or our own',
    });
  });

  it('measures what it reads, and says of the rest that it does not', () => {
    const policies = new Map(aBusyBus().policies).set(
      'odp/workspace-acme-risk',
      somePolicies({ publishMessages: aLimit(5000) }),
    );
    expect(
      measured({
        policies,
        topics: aBusyBus().topics.map(record => ({
          ...record,
          reading: { ...record.reading, storageBytes: 11e9 },
        })),
        brokers: [
          { name: 'b1', answered: true },
          { name: 'b2', answered: false },
        ],
        bookies: ['k1', 'k2', 'k3'],
      }),
    ).toEqual({
      'Multi-tenancy': {
        Namespaces: '5 namespaces, 5 of them of workspaces',
        'Nearest to a limit':
          'pipeline.step.completed-partition-2 of odp/workspace-nordbank-kyc: 92 % of its backlog quota',
        'Policies other than declared': '1 in 1 workspace',
        'Evictions in a day': '3',
      },
      'Operational overhead':
        'The portal does not measure effort. The document estimates 1.8 full-time equivalents for Apache Pulsar and 2.5 full-time equivalents for Apache Kafka.',
      'Independent scaling': {
        'Brokers (compute)': '1 of 2 answer',
        'Bookies (storage)': '3 bookies registered',
      },
      'Ecosystem maturity': { 'Pulsar-Java-v3.1.0': '18 connections' },
      'Feature set': {
        'Partitioned topics': '1 of 6 topics',
        'Topic compaction': '0 of 6 topics',
        'Geo-replication, tiered storage': 'not read',
      },
      Taste: 'The portal measures nothing of this.',
    });
  });

  it('says that limits do not hold for a workspace as a whole', () => {
    const noteOf = (topics: EvaluationInput['topics']) =>
      evaluationOf({ topics }).criteria[0].measures[1].note;
    const { topics } = aBusyBus();
    expect(noteOf(topics)).toBe(
      'Limits hold for each topic: its 3 topics together may hold 3 GB of backlog.',
    );
    const acme = topics.filter(({ reading }) =>
      reading.name.includes('acme-risk'),
    );
    expect(noteOf(acme)).toContain('its 2 topics');
  });

  it('says why it measures nothing where it may read nothing', () => {
    const {
      'Independent scaling': scaling,
      'Feature set': features,
      ...rest
    } = measured({ topics: [], namespaces: [] });
    expect(scaling).toContain('rights of a super-user');
    expect(features).toContain('no topic that you may see');
    expect(rest['Multi-tenancy']).toContain('no namespace that you may see');
    expect(rest['Ecosystem maturity']).toContain('does not name clients');
  });

  it('does not call policies as declared that cannot be read', () => {
    const [{ measures }] = evaluationOf({ policies: new Map() }).criteria;
    expect(
      measures.find(({ label }) => label.startsWith('Policies')),
    ).toMatchObject({
      value: 'not known',
      note: 'Those of 5 workspaces cannot be read.',
    });
  });
});
