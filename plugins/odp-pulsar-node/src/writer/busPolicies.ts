import type { QuotaPolicy } from '@internal/plugin-odp-pulsar-common';

/** Per second and topic; -1 is no limit. */
export interface BusRate {
  messagesPerSecond: number;
  bytesPerSecond: number;
}

/** Policies of a workspace's namespace. -1 is no limit. */
export interface BusPolicies {
  /** 0 in both keeps nothing that was acknowledged. */
  retention: { bytes: number; seconds: number };
  /** Bytes of a topic, and what happens there. */
  backlog: { bytes: number; policy: QuotaPolicy };
  publish: BusRate;
  /** Of each subscription. */
  subscriptionDispatch: BusRate;
  /** 0 is no limit. */
  maxTopics: number;
}

/**
 * Policies as an instance has them: what is absent is not set, and the broker's
 * default holds; 0 and -1 are told as they are stored.
 */
export interface ReadBusPolicies {
  retention?: BusPolicies['retention'];
  /** Without a policy, the broker stores one that it does not know. */
  backlog?: {
    bytes: number;
    policy?: QuotaPolicy;
    /** Only where somebody set it: it limits nothing, and is held against retention. */
    seconds?: number;
  };
  publish?: BusRate;
  /** Where they are relative, they are added to what is published. */
  subscriptionDispatch?: BusRate & { relativeToPublishRate?: true };
  maxTopics?: number;
}

type Change<Name extends keyof BusPolicies> = {
  policy: Name;
  value: BusPolicies[Name];
};

/** One policy, as it is to be. */
export type BusPolicyChange = {
  [Name in keyof BusPolicies]: Change<Name>;
}[keyof BusPolicies];
