import { quotaPolicySchema } from '@internal/plugin-odp-pulsar-common';
import { PulsarError } from '../client/PulsarError';
import {
  type DispatchRate,
  parseNamespacePolicies,
  rateOfCluster,
} from '../reading/namespacePolicies';
import type { ReadBusNamespace } from './BusNamespaceWriter';
import type { ReadBusPolicies } from './busPolicies';
import { fromUnits, MEBIBYTE, MINUTE } from './units';

type Told = ReturnType<typeof parseNamespacePolicies>;

/**
 * A namespace from `GET /namespaces/:tenant/:namespace`, of 3.1 and 4.0.
 *
 * @param of its name, and that of the cluster by which rates are kept, where it is known
 * @throws PulsarError for an answer of another shape, or rates that may be another cluster's
 */
export function readBusNamespace(
  told: unknown,
  { name, cluster }: { name: string; cluster: string | undefined },
): ReadBusNamespace {
  const namespace = parseNamespacePolicies(told);
  const publish = ownRate(namespace.publishMaxMessageRate, cluster);
  const dispatch = ownRate(namespace.subscriptionDispatchRate, cluster);
  const retention = namespace.retention_policies;
  const maxTopics = namespace.max_topics_per_namespace ?? undefined;
  return {
    name,
    policies: {
      ...(retention && {
        retention: {
          bytes: fromUnits(retention.retentionSizeInMB, MEBIBYTE),
          seconds: fromUnits(retention.retentionTimeInMinutes, MINUTE),
        },
      }),
      ...backlogOf(namespace),
      ...(publish && {
        publish: {
          messagesPerSecond: publish.publishThrottlingRateInMsg ?? -1,
          bytesPerSecond: publish.publishThrottlingRateInByte ?? -1,
        },
      }),
      ...(dispatch && { subscriptionDispatch: dispatchOf(dispatch) }),
      ...(maxTopics !== undefined && { maxTopics }),
    },
    isDeleted: namespace.deleted ?? false,
  };
}

function backlogOf({
  backlog_quota_map: quotas,
}: Told): Pick<ReadBusPolicies, 'backlog'> {
  const quota = quotas?.destination_storage;
  if (!quota) {
    return {};
  }
  const policy = quotaPolicySchema.safeParse(quota.policy).data;
  const seconds = quota.limitTime ?? 0;
  return {
    backlog: {
      bytes: quota.limitSize ?? quota.limit ?? -1,
      ...(policy && { policy }),
      ...(seconds > 0 && { seconds }),
    },
  };
}

function dispatchOf(
  rate: DispatchRate,
): NonNullable<ReadBusPolicies['subscriptionDispatch']> {
  const perSecond = (value: number | null | undefined) =>
    value && value > 0 ? value / (rate.ratePeriodInSecond || 1) : value ?? -1;
  return {
    messagesPerSecond: perSecond(rate.dispatchThrottlingRateInMsg),
    bytesPerSecond: perSecond(rate.dispatchThrottlingRateInByte),
    ...(rate.relativeToPublishRate && { relativeToPublishRate: true as const }),
  };
}

function ownRate<T>(
  rates: Record<string, T | null> | null | undefined,
  cluster: string | undefined,
): T | undefined {
  const rate = rateOfCluster(rates, cluster);
  if (rate === 'unknown') {
    throw new PulsarError(
      'the rates of several clusters are kept, and the token may not read which one this is: it needs to be a super-user’s',
      { problem: 'not-allowed' },
    );
  }
  return rate as T | undefined;
}
