import { eventNamespaces, eventTopics } from './eventTopics.mjs';
import { ROLES } from './tokens.mjs';

/**
 * Makes the target state's tenant with namespaces, policies, topics and
 * subscriptions. What is there stays.
 *
 * @param admin the PulsarAdmin, as super-user
 * @param {{ eventBus: object, cluster: string }} wanted eventBus of the target state
 */
export async function seed(admin, { eventBus, cluster }) {
  await admin.ensure(`tenants/${eventBus.tenant}`, {
    adminRoles: [ROLES.tenant],
    allowedClusters: [cluster],
  });
  await Promise.all(
    eventNamespaces(eventBus).map(async namespace => {
      await admin.ensure(`namespaces/${namespace}`);
      await applyLimits(admin, namespace, eventBus.limits);
      await grant(admin, namespace);
    }),
  );
  await Promise.all(
    eventTopics(eventBus).map(async ({ path, subscriptions }) => {
      await admin.ensure(path);
      for (const subscription of subscriptions) {
        await admin.ensure(`${path}/subscription/${subscription}`, 'earliest');
      }
    }),
  );
}

async function applyLimits(admin, namespace, limits) {
  const at = `namespaces/${namespace}`;
  await admin.post(`${at}/publishRate`, {
    publishThrottlingRateInMsg: limits.publish.messagesPerSecond,
    publishThrottlingRateInByte: limits.publish.bytesPerSecond,
  });
  await admin.post(`${at}/subscriptionDispatchRate`, {
    dispatchThrottlingRateInMsg: limits.subscribe.messagesPerSecond,
    dispatchThrottlingRateInByte: limits.subscribe.bytesPerSecond,
    ratePeriodInSecond: 1,
  });
  // Pulsar keeps whole mebibytes and minutes.
  await admin.post(`${at}/retention`, {
    retentionSizeInMB: Math.ceil(limits.retention.bytes / 2 ** 20),
    retentionTimeInMinutes: Math.ceil(limits.retention.seconds / 60),
  });
  await admin.post(`${at}/backlogQuota`, backlogQuota(limits));
}

/** The backlog quota of a workspace, as Pulsar takes it. */
export function backlogQuota({ backlog }) {
  return { limitSize: backlog.bytes, limitTime: -1, policy: backlog.policy };
}

/** Who is to see figures and no more may consume: Pulsar knows no smaller right. */
async function grant(admin, namespace) {
  const at = `namespaces/${namespace}/permissions`;
  await admin.post(`${at}/${ROLES.producer}`, ['produce']);
  await admin.post(`${at}/${ROLES.consumer}`, ['consume']);
  await admin.post(`${at}/${ROLES.limited}`, ['consume']);
}
