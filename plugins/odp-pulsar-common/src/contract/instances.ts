import {
  freshnessSchema,
  gapSchema,
  hiddenSchema,
  statusSchema,
} from '@internal/vocabulary';
import { z } from 'zod/v3';

/**
 * Where figures come from. `broker-stats`: the statistics that each broker
 * keeps of the topics that it has loaded; `metrics`: the brokers' metrics,
 * which name neither consumers nor producers.
 */
export const SOURCES = ['broker-stats', 'metrics'] as const;
export const sourceSchema = z.enum(SOURCES);
export type Source = z.infer<typeof sourceSchema>;

/** How many brokers of how many answered the last sweep. */
export const coverageSchema = z.object({
  answered: z.number().int(),
  /** Absent when the portal may not list brokers. */
  total: z.number().int().optional(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** What is said of every read of an instance. */
export const sightSchema = z.object({
  instance: z.string(),
  freshness: freshnessSchema,
  /** Absent before the first sweep. */
  source: sourceSchema.optional(),
  coverage: coverageSchema.optional(),
  /** When the portal sweeps again, ISO 8601 UTC. */
  nextSweepAt: z.string().datetime().optional(),
  gaps: z.array(gapSchema),
});
export type Sight = z.infer<typeof sightSchema>;

/** What a person should know first. */
export const verdictSchema = z.object({
  status: statusSchema,
  /** "2 workspaces lose messages." */
  title: z.string(),
  /** "acme-risk evicts yaml-processor in about 20 min." */
  text: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const brokerSchema = z.object({
  /** Host and port, as the cluster lists it. */
  name: z.string(),
  status: statusSchema,
  /** Why it is not healthy, such as "did not answer within 10 s". */
  reason: z.string().optional(),
  isLeader: z.boolean().optional(),
  /** Loaded topics and partitions; absent when it did not answer. */
  topics: z.number().int().optional(),
  messagesInPerSecond: z.number().optional(),
  messagesOutPerSecond: z.number().optional(),
});
export type Broker = z.infer<typeof brokerSchema>;

/** Registered with the cluster; a registration says nothing of its health. */
export const bookieSchema = z.object({
  name: z.string(),
  /** From metrics, where a Prometheus is configured. */
  diskShare: z.number().optional(),
  isReadOnly: z.boolean().optional(),
  status: statusSchema,
  reason: z.string().optional(),
});
export type Bookie = z.infer<typeof bookieSchema>;

export const instanceSummarySchema = sightSchema.extend({
  title: z.string(),
  /** Such as `3.1.0`; absent when never read. */
  version: z.string().optional(),
  /** Entity ref of the group whose the brokers are. */
  owner: z.string().optional(),
  /** Of the brokers and the namespaces that the caller may see; absent before the first sweep. */
  verdict: verdictSchema.optional(),
  /** Of what the caller may see; absent before the first sweep. */
  counts: z
    .object({
      namespaces: z.number().int(),
      topics: z.number().int(),
      /** Internal ones of Pulsar; never part of `topics`. */
      systemTopics: z.number().int(),
    })
    .optional(),
  hidden: hiddenSchema,
});
export type InstanceSummary = z.infer<typeof instanceSummarySchema>;

/** `GET /instances` */
export const instanceListSchema = z.object({
  items: z.array(instanceSummarySchema),
});
export type InstanceList = z.infer<typeof instanceListSchema>;

/** `GET /instances/:instance/brokers` */
export const brokerListSchema = sightSchema.extend({
  version: z.string().optional(),
  brokers: z.array(brokerSchema),
  /** Absent when they cannot be listed. */
  bookies: z.array(bookieSchema).optional(),
});
export type BrokerList = z.infer<typeof brokerListSchema>;
