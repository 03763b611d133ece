import type { NamespacePolicies } from '../state/policies';
import { AdminError } from './AdminError';
import type { Call } from './Call';
import { exceeds } from './quotaBody';
import { objectOf, wholeNumberOf } from './readBody';
import { namespaceOf } from './subjects';

/** A policy that is read, set and removed under its own path. */
export interface PolicyResource {
  path: string;
  /** What the broker calls it when it refuses. */
  policy: string;
  read(policies: NamespacePolicies, call: Call): unknown;
  /** Reads the body, and gives the change. */
  write(call: Call): (policies: NamespacePolicies) => void;
  remove(policies: NamespacePolicies, call: Call): void;
  /** The older version asks for a super-user to change it. */
  isForSuperUsers?: boolean;
}

/** Rates of a namespace are kept by cluster. */
function rate(
  path: string,
  fields: string[],
  type: { name: string; defaults: Record<string, number | boolean> },
): PolicyResource {
  const [first] = fields;
  return {
    path,
    policy: 'RATE',
    isForSuperUsers: true,
    read: (policies, { state }) =>
      (policies[first] as Record<string, unknown>)[state.cluster],
    write(call) {
      const { name, defaults } = type;
      const numbers = Object.keys(defaults).filter(
        key => typeof defaults[key] === 'number',
      );
      const given = objectOf(call, { name, numbers });
      const value = Object.fromEntries(
        Object.keys(defaults).map(key => [key, given[key] ?? defaults[key]]),
      );
      return policies =>
        fields.forEach(field => {
          policies[field] = {
            ...(policies[field] as object),
            [call.state.cluster]: value,
          };
        });
    },
    remove: (policies, { state }) =>
      fields.forEach(field => {
        const { [state.cluster]: _, ...others } = policies[field] as Record<
          string,
          unknown
        >;
        policies[field] = others;
      }),
  };
}

const DISPATCH = {
  name: 'DispatchRate',
  defaults: {
    dispatchThrottlingRateInMsg: -1,
    dispatchThrottlingRateInByte: -1,
    relativeToPublishRate: false,
    ratePeriodInSecond: 1,
  },
};

/** A number; `unset` is told where none is set. */
function scalar(
  path: string,
  field: string,
  { policy, unset }: { policy: string; unset?: number },
): PolicyResource {
  return {
    path,
    policy,
    read: policies => policies[field] ?? unset,
    write(call) {
      const value = wholeNumberOf(call);
      return policies => {
        policies[field] = value;
      };
    },
    remove: policies => {
      delete policies[field];
    },
  };
}

/** Those that are a rate, a number or a small object. */
export const POLICIES: PolicyResource[] = [
  rate('publishRate', ['publishMaxMessageRate'], {
    name: 'PublishRate',
    defaults: {
      publishThrottlingRateInMsg: -1,
      publishThrottlingRateInByte: -1,
    },
  }),
  rate('dispatchRate', ['topicDispatchRate', 'clusterDispatchRate'], DISPATCH),
  rate('subscriptionDispatchRate', ['subscriptionDispatchRate'], DISPATCH),
  rate('replicatorDispatchRate', ['replicatorDispatchRate'], DISPATCH),
  rate('subscribeRate', ['clusterSubscribeRate'], {
    name: 'SubscribeRate',
    defaults: {
      subscribeThrottlingRatePerConsumer: -1,
      ratePeriodInSecond: 30,
    },
  }),
  scalar('messageTTL', 'message_ttl_in_seconds', { policy: 'TTL' }),
  {
    ...scalar('maxTopicsPerNamespace', 'max_topics_per_namespace', {
      policy: 'MAX_TOPICS',
      unset: 0,
    }),
    write: maxTopics,
  },
  scalar('maxProducersPerTopic', 'max_producers_per_topic', {
    policy: 'MAX_PRODUCERS',
  }),
  scalar('maxConsumersPerTopic', 'max_consumers_per_topic', {
    policy: 'MAX_CONSUMERS',
  }),
  {
    path: 'retention',
    policy: 'RETENTION',
    read: policies => policies.retention_policies,
    write: retention,
    remove: policies => {
      delete policies.retention_policies;
    },
  },
  {
    path: 'autoTopicCreation',
    policy: 'AUTO_TOPIC_CREATION',
    read: policies => policies.autoTopicCreationOverride,
    write(call) {
      const given = objectOf(call, {
        name: 'impl.AutoTopicCreationOverrideImpl',
        numbers: ['defaultNumPartitions'],
      });
      return policies => {
        policies.autoTopicCreationOverride = given;
      };
    },
    remove: policies => {
      delete policies.autoTopicCreationOverride;
    },
  },
];

function maxTopics(call: Call) {
  const value = wholeNumberOf(call);
  namespaceOf(call, 'Namespace policies does not exist');
  if (value < 0) {
    throw new AdminError(412, 'maxTopicsPerNamespace must be 0 or more');
  }
  return (changed: NamespacePolicies) => {
    changed.max_topics_per_namespace = value;
  };
}

function retention(call: Call) {
  const given = objectOf(call, {
    name: 'RetentionPolicies',
    numbers: ['retentionTimeInMinutes', 'retentionSizeInMB'],
  });
  const value = {
    retentionTimeInMinutes: Number(given.retentionTimeInMinutes ?? 0),
    retentionSizeInMB: Number(given.retentionSizeInMB ?? 0),
  };
  const { retentionTimeInMinutes: minutes, retentionSizeInMB: size } = value;
  if ((minutes === 0) !== (size === 0)) {
    throw new AdminError(
      400,
      'Invalid retention policy: Setting a single time or size limit to 0 is invalid when one of the limits has a non-zero value. Use the value of -1 instead of 0 to ignore a specific limit. To disable retention both limits must be set to 0.',
    );
  }
  const { policies } = namespaceOf(call, 'Namespace policies does not exist');
  const quota = policies.backlog_quota_map.destination_storage;
  if (quota && exceeds(quota, value)) {
    throw new AdminError(
      412,
      'Retention Quota must exceed configured backlog quota for namespace.',
    );
  }
  return (changed: NamespacePolicies) => {
    changed.retention_policies = value;
  };
}
