import type { BusPolicyChange } from './busPolicies';
import { MEBIBYTE, MINUTE, toUnits } from './units';

/** Path below that of the namespace, and body, of the POST that makes a change. */
export function policyCall(change: BusPolicyChange): {
  path: string;
  body: unknown;
} {
  switch (change.policy) {
    case 'retention':
      return {
        path: 'retention',
        body: {
          retentionSizeInMB: toUnits(change.value.bytes, MEBIBYTE),
          retentionTimeInMinutes: toUnits(change.value.seconds, MINUTE),
        },
      };
    case 'backlog':
      return {
        path: 'backlogQuota?backlogQuotaType=destination_storage',
        body: {
          limitSize: change.value.bytes,
          // Without one it is 0, and both are none.
          limitTime: -1,
          policy: change.value.policy,
        },
      };
    case 'publish':
      return {
        path: 'publishRate',
        body: {
          publishThrottlingRateInMsg: change.value.messagesPerSecond,
          publishThrottlingRateInByte: change.value.bytesPerSecond,
        },
      };
    case 'subscriptionDispatch':
      return {
        path: 'subscriptionDispatchRate',
        body: {
          dispatchThrottlingRateInMsg: change.value.messagesPerSecond,
          dispatchThrottlingRateInByte: change.value.bytesPerSecond,
          ratePeriodInSecond: 1,
          relativeToPublishRate: false,
        },
      };
    default:
      return { path: 'maxTopicsPerNamespace', body: change.value };
  }
}
