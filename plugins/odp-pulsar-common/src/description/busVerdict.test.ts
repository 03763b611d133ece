import { BUS_NOW, somePolicies } from '@internal/test-utils';
import { verdictSchema } from '../contract';
import { aBusyBus, aTopicRecord } from './__testUtils__/busyBus';
import { busVerdict, type VerdictInput } from './busVerdict';
import { describeNamespaces } from './describeNamespace';
import type { BusInput } from './input';

function verdictOf(
  bus: Partial<BusInput & { namespaces: string[] }>,
  brokers?: VerdictInput['brokers'],
) {
  const input = { ...aBusyBus(), ...bus };
  const verdict = busVerdict({
    namespaces: describeNamespaces(input),
    evictions: input.evictions,
    brokers,
    now: input.now,
  });
  expect(verdictSchema.parse(verdict)).toEqual(verdict);
  return verdict;
}

/** One workspace with one topic. */
const one = (
  topic: Omit<Parameters<typeof aTopicRecord>[0], 'workspace' | 'local'>,
) => ({
  namespaces: ['odp/workspace-acme-risk'],
  topics: [
    aTopicRecord({
      workspace: 'acme-risk',
      local: 'pipeline.submitted',
      ...topic,
    }),
  ],
  evictions: [],
});

describe('busVerdict', () => {
  it('says who loses messages, when and whose', () => {
    const { evictions } = aBusyBus();
    const yesterday = { ...evictions[0], at: '2026-11-22T23:59:00.000Z' };
    expect(verdictOf({ evictions: [yesterday, ...evictions] })).toEqual({
      status: 'failing',
      title: '2 workspaces lose messages.',
      text: 'acme-risk evicts yaml-processor in about 20 min; nordbank-kyc has skipped ml-training 3 times today.',
    });
  });

  it('says who comes next where nobody loses messages yet', () => {
    const { topics } = aBusyBus();
    const later = topics.filter(({ reading }) =>
      /harbor|orient/.test(reading.namespace),
    );
    expect(verdictOf({ topics: later, evictions: [] })).toEqual({
      status: 'degraded',
      title: '1 workspace reaches its limit within 12 h.',
      text: 'harbor-trade evicts analytics in about 6 h 10 min.',
    });
  });

  it('names three and counts the rest', () => {
    const namespaces = ['a', 'b', 'c', 'd', 'e'].map(
      id => `odp/workspace-${id}`,
    );
    const policies = new Map(namespaces.map(name => [name, somePolicies()]));
    const topics = ['a', 'b', 'c', 'd', 'e'].map(workspace =>
      aTopicRecord({ workspace, local: 'x', megabytes: 900, perMinute: 10 }),
    );
    expect(
      verdictOf({ namespaces, policies, topics, evictions: [] }).text,
    ).toBe(
      'a evicts analytics in about 10 min; b evicts analytics in about 10 min; c evicts analytics in about 10 min; 2 more.',
    );
  });

  it('is calm where nothing is wrong, and says what is the fullest', () => {
    expect(verdictOf(one({ megabytes: 88 }))).toEqual({
      status: 'healthy',
      title: 'No workspace loses messages.',
      text: 'The fullest topic is pipeline.submitted of acme-risk, at 9 % of its limit.',
    });
    expect(verdictOf(one({}))).toMatchObject({
      status: 'healthy',
      text: 'Nothing waits.',
    });
  });

  it('does not call calm what it cannot know', () => {
    expect(
      verdictOf({ ...one({ megabytes: 88 }), policies: new Map() }),
    ).toEqual({
      status: 'unknown',
      title: '1 workspace is unknown.',
      text: 'acme-risk: its limits or backlogs cannot be told.',
    });
    expect(
      verdictOf(one({ topic: { readAt: BUS_NOW - 180_000 } })),
    ).toMatchObject({
      status: 'unknown',
      text: 'acme-risk was last read at 14:29.',
    });
  });

  it('says what blocks producers, and what stands still though no limit is near', () => {
    const policies = new Map([
      [
        'odp/workspace-acme-risk',
        somePolicies({ backlogPolicy: 'producer_request_hold' }),
      ],
    ]);
    expect(verdictOf({ ...one({ megabytes: 1050 }), policies })).toMatchObject({
      title: '1 workspace blocks its producers.',
      text: 'acme-risk holds its producers up for analytics now.',
    });
    expect(
      verdictOf(one({ megabytes: 3, subscription: { consumers: [] } })),
    ).toMatchObject({
      title: '1 workspace has a subscription that stands still.',
      text: 'acme-risk: pipeline.submitted, analytics: no consumer.',
    });
  });

  it('speaks of namespaces where one is no workspace', () => {
    const shared = {
      ...one({}),
      namespaces: ['odp/shared', 'odp/workspace-a'],
    };
    expect(verdictOf(shared).title).toBe('No namespace loses messages.');
    const { topics, evictions } = aBusyBus();
    expect(
      verdictOf({
        namespaces: ['public/default', 'odp/workspace-acme-risk'],
        topics,
        evictions,
      }).title,
    ).toBe('1 workspace loses messages.');
  });

  it('knows brokers that do not answer', () => {
    const brokers = [
      { name: 'b1:8443', status: 'healthy' as const },
      {
        name: 'b2:8443',
        status: 'unknown' as const,
        reason: 'no answer in 10 s',
      },
    ];
    expect(verdictOf(one({}), brokers)).toEqual({
      status: 'unknown',
      title: 'No workspace loses messages.',
      text: 'Nothing waits. Of 2 brokers, b2:8443 is unknown: no answer in 10 s.',
    });
  });

  it('does not mistake seeing nothing for health', () => {
    expect(verdictOf({ namespaces: [] })).toEqual({
      status: 'unknown',
      title: 'There is no namespace that you may see.',
      text: '',
    });
  });
});
