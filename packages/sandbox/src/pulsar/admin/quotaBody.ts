import {
  type BacklogQuota,
  QUOTA_POLICIES,
  type QuotaMap,
  type QuotaType,
} from '../state/TopicRules';
import type { NamespacePolicies } from '../state/policies';
import type { Call } from './Call';
import { objectOf } from './readBody';

/** Of which of the two quotas a call speaks. */
export function quotaTypeOf({ query }: Call): QuotaType {
  return query.get('backlogQuotaType') === 'message_age'
    ? 'message_age'
    : 'destination_storage';
}

export function quotaBody(call: Call): BacklogQuota {
  return quotaOf(
    objectOf(call, {
      name: 'impl.BacklogQuotaImpl',
      numbers: ['limit', 'limitSize', 'limitTime'],
    }),
  );
}

export function quotasOf(map: object): QuotaMap {
  return Object.fromEntries(
    Object.entries(map).map(([type, quota]) => [type, quotaOf(quota)]),
  );
}

/** `limit` is an old name; a policy that is not known is left out; without a time it is 0. */
function quotaOf(fields: Record<string, unknown>): BacklogQuota {
  const limitSize = Number(fields.limitSize ?? fields.limit ?? 0);
  const policy = QUOTA_POLICIES.find(known => known === fields.policy);
  return {
    limit: limitSize,
    limitSize,
    limitTime: Number(fields.limitTime ?? 0),
    ...(policy && { policy }),
  };
}

/** Whether a quota lets more stand than retention keeps; -1 and 0 do not count. */
export function exceeds(
  { limitSize, limitTime }: BacklogQuota,
  kept: NonNullable<NamespacePolicies['retention_policies']>,
): boolean {
  const { retentionTimeInMinutes: minutes, retentionSizeInMB: size } = kept;
  return (
    (size > 0 && limitSize >= size * 2 ** 20) ||
    (minutes > 0 && limitTime >= minutes * 60)
  );
}
