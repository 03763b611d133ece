import { statusSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';
import { evictionSchema } from './evictions';
import { forecastSchema } from './forecast';
import { sightSchema } from './instances';
import { usageSchema } from './limits';
import { ratesSchema } from './namespaces';

/** Why a subscription does not keep up, or why a standing backlog is nothing to worry about. */
export const CAUSES = [
  'no-consumer',
  'blocked-on-unacked',
  'not-pulling',
  'dispatch-stall',
  'acknowledgement-hole',
  'throttled',
  'only-delayed',
  'key-shared-join',
  'evicted',
  /** None of the nine: consumers work, and less is taken than is published. */
  'slower-than-published',
] as const;
export const causeSchema = z.enum(CAUSES);
export type Cause = z.infer<typeof causeSchema>;

export const diagnosisSchema = z.object({
  cause: causeSchema,
  status: statusSchema,
  /** "Blocked on unacked messages" */
  title: z.string(),
  /** Sentences with figures that say why. */
  message: z.string(),
  evidence: z.array(z.object({ label: z.string(), value: z.string() })),
  /** What helps, best first. */
  cures: z.array(z.string()),
  /** Causes that the same figures rule out, in words, such as "throttling". */
  excluded: z.array(z.string()),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** A moment that may have never been; absent where the source does not tell. */
export const momentSchema = z.union([
  z.string().datetime(),
  z.literal('never'),
]);
export type Moment = z.infer<typeof momentSchema>;

export const consumerSchema = z.object({
  name: z.string(),
  /** Entity ref of the component that the target state or the catalog names for its subscription. */
  entity: z.string().optional(),
  address: z.string().optional(),
  connectedSince: z.string().optional(),
  clientVersion: z.string().optional(),
  availablePermits: z.number().optional(),
  unackedMessages: z.number().optional(),
  isBlockedOnUnacked: z.boolean().optional(),
  messagesOutPerSecond: z.number().optional(),
  lastAckedAt: momentSchema.optional(),
  /** Only one of a failover or exclusive subscription works; the others wait, and are healthy. */
  isActive: z.boolean().optional(),
});
export type Consumer = z.infer<typeof consumerSchema>;

export const producerSchema = z.object({
  name: z.string(),
  entity: z.string().optional(),
  address: z.string().optional(),
  connectedSince: z.string().optional(),
  clientVersion: z.string().optional(),
  messagesInPerSecond: z.number().optional(),
  bytesInPerSecond: z.number().optional(),
  averageMessageBytes: z.number().optional(),
});
export type Producer = z.infer<typeof producerSchema>;

export const subscriptionSchema = z.object({
  name: z.string(),
  /** Partition number that these figures are of, the worst one; absent for a topic without partitions. */
  partition: z.number().int().optional(),
  type: z.string().optional(),
  /** False for a reader's, which nobody need be alarmed about. */
  isDurable: z.boolean().optional(),
  /** Entity ref of the component that owns the subscription. */
  entity: z.string().optional(),
  status: statusSchema,
  /** Worst first; empty when it keeps up. */
  diagnoses: z.array(diagnosisSchema),
  /** Entries, which may hold several messages each. */
  backlogEntries: z.number().optional(),
  delayedEntries: z.number().optional(),
  backlogBytes: z.number().optional(),
  unackedMessages: z.number().optional(),
  isBlockedOnUnacked: z.boolean().optional(),
  messagesOutPerSecond: z.number().optional(),
  ackedPerSecond: z.number().optional(),
  redeliveredPerSecond: z.number().optional(),
  expiredTotal: z.number().optional(),
  lastAckedAt: momentSchema.optional(),
  lastConsumedAt: momentSchema.optional(),
  /** Publish time of the oldest entry in the backlog; only where it was asked for. */
  oldestPublishedAt: z.string().datetime().optional(),
  consumers: z.array(consumerSchema).optional(),
  /** Seconds until its backlog is empty at the present pace; absent when it does not drain. */
  secondsToEmpty: z.number().optional(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** Readings of the last hours, oldest first; null where nothing was read. */
export const historySchema = z.object({
  /** ISO 8601 UTC. */
  times: z.array(z.string().datetime()),
  /** The partition with the largest backlog. */
  backlogBytes: z.array(z.number().nullable()),
  messagesInPerSecond: z.array(z.number().nullable()),
  messagesOutPerSecond: z.array(z.number().nullable()),
  /** `prometheus` reaches further back than the portal's own memory. */
  source: z.enum(['portal', 'prometheus']),
});
export type TopicHistory = z.infer<typeof historySchema>;

/** Something that happened to a consumer of the topic, to be drawn as a line over time. */
export const markSchema = z.object({
  at: z.string().datetime(),
  label: z.string(),
});

/** `GET /instances/:instance/topics/:domain/:tenant/:namespace/:topic` */
export const topicDetailSchema = sightSchema.extend({
  name: z.string(),
  namespace: z.string(),
  workspace: z.string().optional(),
  owner: z.string().optional(),
  broker: z.string().optional(),
  status: statusSchema,
  /** Worst first; one, the topic itself, when it is not partitioned. */
  partitions: z.array(
    z.object({
      name: z.string(),
      broker: z.string().optional(),
      backlog: usageSchema.optional(),
      forecast: forecastSchema.optional(),
      rates: ratesSchema,
    }),
  ),
  isPartitioned: z.boolean(),
  /** Worst partition against each limit. */
  usages: z.array(usageSchema),
  forecast: forecastSchema.optional(),
  rates: ratesSchema,
  storageBytes: z.number().optional(),
  /** Worst first. */
  subscriptions: z.array(subscriptionSchema),
  /** Absent when the source does not tell. */
  producers: z.array(producerSchema).optional(),
  /** What the target state says of an event of this name. */
  event: z
    .object({
      description: z.string(),
      producers: z.array(z.string()),
      consumers: z.array(z.string()),
      /** Declared consumers without a subscription. */
      missingConsumers: z.array(z.string()),
    })
    .optional(),
  history: historySchema.optional(),
  marks: z.array(markSchema),
  evictions: z.array(evictionSchema),
});
export type TopicDetail = z.infer<typeof topicDetailSchema>;
