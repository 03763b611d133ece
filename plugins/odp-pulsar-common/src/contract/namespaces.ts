import { hiddenSchema, statusSchema } from '@internal/vocabulary';
import { z } from 'zod/v3';
import { forecastSchema } from './forecast';
import { sightSchema, verdictSchema } from './instances';
import { policiesSchema, policyStateSchema, usageSchema } from './limits';

/** Something measured now; absent fields are not known. Rates are averages of a minute. */
export const ratesSchema = z.object({
  messagesInPerSecond: z.number().optional(),
  messagesOutPerSecond: z.number().optional(),
  bytesInPerSecond: z.number().optional(),
  bytesOutPerSecond: z.number().optional(),
});
export type Rates = z.infer<typeof ratesSchema>;

/** A line of bytes over time, oldest first, evenly spaced; null where nothing was read. */
export const trendSchema = z.object({
  /** Of the first value, ISO 8601 UTC. */
  from: z.string().datetime(),
  stepSeconds: z.number(),
  values: z.array(z.number().nullable()),
});
export type Trend = z.infer<typeof trendSchema>;

export const busNamespaceSchema = z.object({
  /** `tenant/namespace`. */
  name: z.string(),
  /** Id of the workspace, when the name is that of one. */
  workspace: z.string().optional(),
  /** Entity ref of the owning group; absent when nobody is known to own it. */
  owner: z.string().optional(),
  status: statusSchema,
  /** Worst first, in words. */
  reasons: z.array(z.string()),
  /** Topics as people name them, a partitioned one counted once; system topics apart. */
  topics: z.object({ total: z.number().int(), system: z.number().int() }),
  /** The worst topic or partition against each limit; a kind without a topic is absent. */
  worst: z.array(usageSchema),
  /** Of the topic that reaches its limit first; absent without a persistent topic. */
  forecast: forecastSchema.optional(),
  /** Full name of the topic that `forecast` and `trend` are of. */
  forecastTopic: z.string().optional(),
  /** Backlog of that topic. */
  trend: trendSchema.optional(),
  rates: ratesSchema,
  policy: policyStateSchema,
  /** Readings are older than the last sweep, such as while a bundle moves; ISO 8601 UTC of the last one. */
  lastReadAt: z.string().datetime().optional(),
});
export type BusNamespace = z.infer<typeof busNamespaceSchema>;

/** `GET /instances/:instance/namespaces` */
export const busNamespaceListSchema = sightSchema.extend({
  verdict: verdictSchema,
  items: z.array(busNamespaceSchema),
  hidden: hiddenSchema,
});
export type BusNamespaceList = z.infer<typeof busNamespaceListSchema>;

/** A topic in a list; a partitioned one is one row with its worst partition. */
export const topicSummarySchema = z.object({
  /** Full name, without a partition. */
  name: z.string(),
  namespace: z.string(),
  /** Absent for one that is not partitioned. */
  partitions: z.number().int().optional(),
  status: statusSchema,
  /** The worst cause among its subscriptions, in words. */
  diagnosis: z.string().optional(),
  /** The worst partition, or the topic itself, against its backlog limit; absent for a non-persistent topic. */
  backlog: usageSchema.optional(),
  forecast: forecastSchema.optional(),
  trend: trendSchema.optional(),
  rates: ratesSchema,
  subscriptions: z.number().int(),
  /** Absent when the source does not tell. */
  producers: z.number().int().optional(),
  /** Bytes stored, retention included; absent when not known. */
  storageBytes: z.number().optional(),
});
export type TopicSummary = z.infer<typeof topicSummarySchema>;

/** `GET /instances/:instance/namespaces/:tenant/:namespace` */
export const busNamespaceDetailSchema = sightSchema.extend({
  summary: busNamespaceSchema,
  /** Worst first. */
  topics: z.array(topicSummarySchema),
  /** Absent when they cannot be read. */
  policies: policiesSchema.optional(),
});
export type BusNamespaceDetail = z.infer<typeof busNamespaceDetailSchema>;

/** `GET /instances/:instance/topics`, of all namespaces that the caller may see, worst first. */
export const topicListSchema = sightSchema.extend({
  items: z.array(topicSummarySchema),
  /** System topics of those namespaces, which are not listed. */
  systemTopics: z.number().int(),
  hidden: hiddenSchema,
});
export type TopicList = z.infer<typeof topicListSchema>;
