import { z } from 'zod/v3';

/**
 * What a limit is. `set`: on the topic or its namespace; `inherited`: the
 * broker's default; `unlimited`: -1; `off`: a retention of 0 keeps nothing that
 * is acknowledged; `unknown`: policies cannot be read.
 */
export const LIMIT_STATES = [
  'set',
  'inherited',
  'unlimited',
  'off',
  'unknown',
] as const;

export const limitSchema = z.object({
  state: z.enum(LIMIT_STATES),
  /** Bytes, seconds, messages per second or bytes per second; absent unless `set` or `inherited` from a known default. */
  value: z.number().optional(),
});
export type Limit = z.infer<typeof limitSchema>;

export const LIMIT_KINDS = [
  'backlog',
  'retention',
  'publish-messages',
  'publish-bytes',
  'dispatch-messages',
  'dispatch-bytes',
] as const;
export const limitKindSchema = z.enum(LIMIT_KINDS);
export type LimitKind = z.infer<typeof limitKindSchema>;

/** A topic or partition against one limit. Limits hold for each of them, so that a sum says nothing. */
export const usageSchema = z.object({
  kind: limitKindSchema,
  /** Full name of the topic or partition, `persistent://tenant/namespace/topic`. */
  topic: z.string(),
  /** Bytes, messages per second or bytes per second; absent when not known. */
  used: z.number().optional(),
  limit: limitSchema,
  /** `used` of the limit, 0.63 for 63 %; absent without either. */
  share: z.number().optional(),
});
export type Usage = z.infer<typeof usageSchema>;

export const QUOTA_POLICIES = [
  'consumer_backlog_eviction',
  'producer_exception',
  'producer_request_hold',
] as const;
export const quotaPolicySchema = z.enum(QUOTA_POLICIES);
export type QuotaPolicy = z.infer<typeof quotaPolicySchema>;

/** The policies of a namespace that the target state speaks of; each field absent when it cannot be read. */
export const policiesSchema = z.object({
  publishMessages: limitSchema,
  publishBytes: limitSchema,
  /** Per topic, all subscriptions together. */
  dispatchMessages: limitSchema,
  dispatchBytes: limitSchema,
  /** Per subscription: what the document calls subscribe rate. */
  subscriptionDispatchMessages: limitSchema,
  subscriptionDispatchBytes: limitSchema,
  backlogBytes: limitSchema,
  backlogSeconds: limitSchema,
  /** What the broker does at a full backlog; `invalid`: it stores a policy that it does not know. */
  backlogPolicy: z.union([quotaPolicySchema, z.literal('invalid')]).optional(),
  retentionBytes: limitSchema,
  retentionSeconds: limitSchema,
  /** The namespace is being deleted. */
  isDeleted: z.boolean(),
});
export type Policies = z.infer<typeof policiesSchema>;

/** One policy that differs from what the target state declares for a workspace. */
export const driftSchema = z.object({
  policy: policiesSchema.keyof(),
  /** Title to show, such as "Publish rate". */
  title: z.string(),
  /** In words with unit, such as "1,000 msg/s"; "not set" when it is inherited. */
  declared: z.string(),
  found: z.string(),
  /** What it means, such as "lets a topic grow five times as fast". */
  consequence: z.string(),
});
export type Drift = z.infer<typeof driftSchema>;

/** `no-workspace`: the target state declares nothing for this namespace. */
export const policyStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('as-declared') }),
  z.object({ state: z.literal('drift'), drifts: z.array(driftSchema) }),
  z.object({ state: z.literal('unknown'), reason: z.string() }),
  z.object({ state: z.literal('no-workspace') }),
]);
export type PolicyState = z.infer<typeof policyStateSchema>;
