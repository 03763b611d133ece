import {
  aConsumerReading,
  aSubscriptionReading,
  aTopicReading,
  BUS_NOW,
  somePolicies,
} from '@internal/test-utils';
import { diagnosisSchema } from '../../contract';
import type { SubscriptionReading, TopicReading } from '../../records';
import { diagnose } from '../diagnose';
import type { DiagnosisContext } from '../DiagnosisContext';

/** A subscription with a backlog of 50,000 entries of 1,000 bytes that nothing goes out to, half a minute apart. */
export interface Case {
  subscription?: Partial<SubscriptionReading>;
  /** What was different half a minute ago; `none`: there was no reading. */
  before?: Partial<SubscriptionReading> | 'none';
  topic?: Partial<TopicReading>;
  /** What was different of the topic half a minute ago. */
  previous?: Partial<TopicReading>;
  context?: Partial<DiagnosisContext>;
}

const STANDING: Partial<SubscriptionReading> = {
  name: 'yaml-processor',
  backlogEntries: 50_000,
  backlogEntriesWithoutDelayed: 50_000,
  backlogBytes: 50_000_000,
  unackedMessages: 0,
  messagesOutPerSecond: 0,
  ackedPerSecond: 0,
};

/** A consumer that gets nothing, with permits unless told otherwise. */
export const anIdleConsumer: typeof aConsumerReading = overrides =>
  aConsumerReading({
    messagesOutPerSecond: 0,
    ackedPerSecond: 0,
    unackedMessages: 0,
    ...overrides,
  });

export function diagnoseIn({
  subscription = {},
  before = {},
  topic = {},
  previous: earlier = {},
  context = {},
}: Case) {
  const now = aSubscriptionReading({
    ...STANDING,
    consumers: [anIdleConsumer()],
    ...subscription,
  });
  const reading = aTopicReading({ subscriptions: [now], ...topic });
  const previous =
    before === 'none'
      ? undefined
      : {
          ...reading,
          ...earlier,
          readAt: BUS_NOW - 30_000,
          subscriptions: [{ ...now, ...before }],
        };
  const diagnoses = diagnose(now, {
    topic: reading,
    previous,
    policies: somePolicies(),
    evictions: [],
    now: BUS_NOW,
    ...context,
  });
  for (const diagnosis of diagnoses) {
    expect(diagnosisSchema.parse(diagnosis)).toEqual(diagnosis);
  }
  return diagnoses;
}
