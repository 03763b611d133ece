/** A backlog quota as it is stored: bytes, seconds, and what happens then; -1 is unlimited. */
export interface BacklogQuota {
  limit: number;
  limitSize: number;
  limitTime: number;
  /** Absent when one was given that 3.1.0 does not know. */
  policy?: string;
}

export type QuotaType = 'destination_storage' | 'message_age';
export type QuotaMap = Partial<Record<QuotaType, BacklogQuota>>;

export const QUOTA_POLICIES = [
  'producer_request_hold',
  'producer_exception',
  'consumer_backlog_eviction',
];

/** Rates of a topic in messages and bytes per second; Infinity where there is no limit. */
export interface RateLimit {
  messages: number;
  bytes: number;
}

/** What holds for a topic: its own policies, those of its namespace, the broker's defaults. */
export interface TopicRules {
  quotas: Record<QuotaType, BacklogQuota>;
  /** Absent when messages do not expire. */
  ttlSeconds?: number;
  retention: { retentionTimeInMinutes: number; retentionSizeInMB: number };
  publish: RateLimit;
  subscriptionDispatch: RateLimit;
}

/** When a broker does what it does regularly; milliseconds since the epoch, seconds. */
export interface Timing {
  startedAt: number;
  statsSeconds: number;
  quotaCheckSeconds: number;
  expiryCheckSeconds: number;
}
