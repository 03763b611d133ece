import type { Topic } from '../state/Topic';
import { isTenantAdmin } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { quotaBody, quotaTypeOf } from './quotaBody';
import {
  namespaceOf,
  openTopic,
  partitionsOf,
  requireOwnership,
  topicNameOf,
} from './subjects';

const ONE = '/:domain/:tenant/:namespace/:topic';

/** A policy of a partitioned topic is one of all its partitions. */
function topicsOf(call: Call, operation: 'READ' | 'WRITE'): Topic[] {
  const name = topicNameOf(call);
  const namespace = namespaceOf(call, 'Namespace not found');
  if (!isTenantAdmin(call, name.tenant)) {
    throw new AdminError(
      403,
      `Unauthorized to validateTopicPolicyOperation for operation [${operation}] on topic [${name.full}] on policy [BACKLOG]`,
    );
  }
  const partitions = partitionsOf({ name, namespace }, call);
  if (partitions) {
    return partitions;
  }
  requireOwnership(call, name);
  return [openTopic(call, { name, namespace })];
}

/** Policies that a topic has for itself. */
export const TOPIC_POLICY_ROUTES: Route[] = [
  {
    method: 'GET',
    path: `${ONE}/backlogQuotaMap`,
    resource: 'policies',
    handle(call) {
      const [topic] = topicsOf(call, 'READ');
      const inherited =
        call.query.get('applied') === 'true'
          ? namespaceOf(call).policies.backlog_quota_map
          : {};
      return { value: { ...inherited, ...topic.quotas } };
    },
  },
  {
    method: 'POST',
    path: `${ONE}/backlogQuota`,
    resource: 'policies',
    handle(call) {
      const type = quotaTypeOf(call);
      const quota = quotaBody(call);
      for (const topic of topicsOf(call, 'WRITE')) {
        topic.quotas = { ...topic.quotas, [type]: quota };
      }
      call.state.changes += 1;
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: `${ONE}/backlogQuota`,
    resource: 'policies',
    handle(call) {
      for (const topic of topicsOf(call, 'WRITE')) {
        const { [quotaTypeOf(call)]: _, ...others } = topic.quotas;
        topic.quotas = others;
      }
      call.state.changes += 1;
      return undefined;
    },
  },
];
