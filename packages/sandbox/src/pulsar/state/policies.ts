import type { PulsarVersion } from '../PulsarVersion';
import type {
  BacklogQuota,
  QuotaMap,
  RateLimit,
  TopicRules,
} from './TopicRules';

type Rates = Record<string, Record<string, number | boolean>>;

/** Policies of a namespace as the admin API shows them; rates are by cluster. */
export interface NamespacePolicies {
  auth_policies: {
    namespace_auth: Record<string, string[]>;
    destination_auth: Record<string, Record<string, string[]>>;
    subscription_auth_roles: Record<string, string[]>;
  };
  bundles: { boundaries: string[]; numBundles: number };
  backlog_quota_map: QuotaMap;
  publishMaxMessageRate: Rates;
  clusterDispatchRate: Rates;
  topicDispatchRate: Rates;
  subscriptionDispatchRate: Rates;
  message_ttl_in_seconds?: number;
  retention_policies?: {
    retentionTimeInMinutes: number;
    retentionSizeInMB: number;
  };
  max_topics_per_namespace?: number;
  autoTopicCreationOverride?: { allowAutoTopicCreation?: boolean };
  properties: Record<string, string>;
  [name: string]: unknown;
}

/** The order in which a broker writes them. */
const ORDER = [
  'auth_policies',
  'replication_clusters',
  'allowed_clusters',
  'bundles',
  'backlog_quota_map',
  'clusterDispatchRate',
  'topicDispatchRate',
  'subscriptionDispatchRate',
  'replicatorDispatchRate',
  'clusterSubscribeRate',
  'autoTopicCreationOverride',
  'publishMaxMessageRate',
  'latency_stats_sample_rate',
  'message_ttl_in_seconds',
  'retention_policies',
  'deleted',
  'encryption_required',
  'subscription_auth_mode',
  'max_producers_per_topic',
  'max_consumers_per_topic',
  'offload_threshold',
  'offload_threshold_in_seconds',
  'max_topics_per_namespace',
  'schema_compatibility_strategy',
  'is_allow_auto_update_schema',
  'schema_validation_enforced',
  'subscription_types_enabled',
  'properties',
  'migrated',
];

/** What a namespace has that was made without a body. */
export function defaultPolicies(
  version: PulsarVersion,
  { cluster, bundles }: { cluster: string; bundles: number },
): NamespacePolicies {
  return {
    auth_policies: {
      namespace_auth: {},
      destination_auth: {},
      subscription_auth_roles: {},
    },
    replication_clusters: [cluster],
    ...(version === '4.0.7' && { allowed_clusters: [] }),
    bundles: evenBundles(bundles),
    backlog_quota_map: {},
    clusterDispatchRate: {},
    topicDispatchRate: {},
    subscriptionDispatchRate: {},
    replicatorDispatchRate: {},
    clusterSubscribeRate: {},
    publishMaxMessageRate: {},
    latency_stats_sample_rate: {},
    deleted: false,
    encryption_required: false,
    subscription_auth_mode: 'None',
    offload_threshold: -1,
    offload_threshold_in_seconds: -1,
    schema_compatibility_strategy: 'UNDEFINED',
    is_allow_auto_update_schema: true,
    schema_validation_enforced: false,
    subscription_types_enabled: [],
    properties: {},
    ...(version === '4.0.7' && { migrated: false }),
  };
}

export function inOrder(policies: NamespacePolicies): NamespacePolicies {
  const known = ORDER.filter(name => policies[name] !== undefined);
  const others = Object.keys(policies).filter(name => !ORDER.includes(name));
  return Object.fromEntries(
    [...known, ...others].map(name => [name, policies[name]]),
  ) as NamespacePolicies;
}

/** Equal parts of the range of hashes. */
export function evenBundles(numBundles: number): NamespacePolicies['bundles'] {
  const boundaries = Array.from({ length: numBundles + 1 }, (_, index) =>
    Math.min(Math.floor((index * 2 ** 32) / numBundles), 0xffffffff),
  );
  return {
    boundaries: boundaries.map(
      value => `0x${value.toString(16).padStart(8, '0')}`,
    ),
    numBundles,
  };
}

/** What the broker does where nothing is set. */
const DEFAULT_QUOTA: BacklogQuota = {
  limit: -1,
  limitSize: -1,
  limitTime: -1,
  policy: 'producer_request_hold',
};

/** What the policies mean for a topic, with the topic's own quotas. */
export function rulesOf(
  policies: NamespacePolicies,
  cluster: string,
  own: QuotaMap = {},
): TopicRules {
  const quotas = policies.backlog_quota_map;
  return {
    quotas: {
      destination_storage:
        own.destination_storage ?? quotas.destination_storage ?? DEFAULT_QUOTA,
      message_age: own.message_age ?? quotas.message_age ?? DEFAULT_QUOTA,
    },
    ttlSeconds: policies.message_ttl_in_seconds,
    retention: policies.retention_policies ?? {
      retentionTimeInMinutes: 0,
      retentionSizeInMB: 0,
    },
    publish: limitOf(policies.publishMaxMessageRate[cluster], 'publish'),
    subscriptionDispatch: limitOf(
      policies.subscriptionDispatchRate[cluster],
      'dispatch',
    ),
  };
}

/** 0 and -1 are no limit. */
function limitOf(
  rate: Record<string, number | boolean> | undefined,
  kind: 'publish' | 'dispatch',
): RateLimit {
  const limit = (unit: string) => {
    const value = Number(rate?.[`${kind}ThrottlingRateIn${unit}`] ?? -1);
    return value > 0 ? value / Number(rate?.ratePeriodInSecond ?? 1) : Infinity;
  };
  return { messages: limit('Msg'), bytes: limit('Byte') };
}
