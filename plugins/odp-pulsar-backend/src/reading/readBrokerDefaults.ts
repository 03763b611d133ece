import {
  type Policies,
  quotaPolicySchema,
} from '@internal/plugin-odp-pulsar-common';
import { z } from 'zod/v3';
import { rateLimit, retentionLimits, sizeLimit } from './limits';

/** What holds for a namespace that sets nothing; a value that the broker does not tell is absent. */
export interface BrokerDefaults extends Partial<Omit<Policies, 'isDeleted'>> {
  /** Name of the cluster, by which policies keep rates. */
  cluster?: string;
}

/** The broker writes every value as text. */
const configurationSchema = z.record(z.unknown());

/** Defaults from `GET /brokers/configuration/runtime`. @throws ZodError for an answer of another shape */
export function readBrokerDefaults(told: unknown): BrokerDefaults {
  const configuration = configurationSchema.parse(told);
  const textOf = (key: string) => {
    const value = configuration[key];
    return value === undefined || value === null || value === ''
      ? undefined
      : String(value);
  };
  const numberOf = (key: string) => {
    const value = Number(textOf(key) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const rateOf = (key: string) => {
    const value = numberOf(key);
    return value === undefined ? undefined : rateLimit(value);
  };
  const gigabytes = numberOf('backlogQuotaDefaultLimitGB') ?? -1;
  // The older setting goes before where it is used.
  const backlog =
    gigabytes > 0
      ? gigabytes * 1024 ** 3
      : numberOf('backlogQuotaDefaultLimitBytes');
  const megabytes = numberOf('defaultRetentionSizeInMB');
  const minutes = numberOf('defaultRetentionTimeInMinutes');
  return {
    cluster: textOf('clusterName'),
    publishMessages: rateOf('maxPublishRatePerTopicInMessages'),
    publishBytes: rateOf('maxPublishRatePerTopicInBytes'),
    dispatchMessages: rateOf('dispatchThrottlingRatePerTopicInMsg'),
    dispatchBytes: rateOf('dispatchThrottlingRatePerTopicInByte'),
    subscriptionDispatchMessages: rateOf(
      'dispatchThrottlingRatePerSubscriptionInMsg',
    ),
    subscriptionDispatchBytes: rateOf(
      'dispatchThrottlingRatePerSubscriptionInByte',
    ),
    backlogBytes: backlog === undefined ? undefined : sizeLimit(backlog),
    backlogSeconds: rateOf('backlogQuotaDefaultLimitSecond'),
    backlogPolicy: quotaPolicySchema.safeParse(
      textOf('backlogQuotaDefaultRetentionPolicy'),
    ).data,
    ...(megabytes !== undefined &&
      minutes !== undefined &&
      retentionLimits(megabytes, minutes)),
  };
}
