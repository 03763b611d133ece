import type { TopicName } from '../names';
import type { Namespace } from '../state/Namespace';
import { AdminError } from './AdminError';
import type { Call } from './Call';

const SUPER_USER = 'This operation requires super-user access';

/** Who an operation on a topic is for besides tenant admins. */
type Action = 'produce' | 'consume';

const TOPIC_OPERATIONS: Record<string, Action[]> = {
  GET_STATS: ['produce', 'consume'],
  GET_METADATA: ['produce', 'consume'],
  LOOKUP: ['produce', 'consume'],
  GET_SUBSCRIPTIONS: ['consume'],
  SUBSCRIBE: ['consume'],
  UNSUBSCRIBE: ['consume'],
  SKIP: ['consume'],
  EXPIRE_MESSAGES: ['consume'],
  PEEK_MESSAGES: ['consume'],
  RESET_CURSOR: ['consume'],
  PRODUCE: ['produce'],
  CONSUME: ['consume'],
};

export function requireSuperUser({ isSuperUser }: Call): void {
  if (!isSuperUser) {
    throw new AdminError(401, SUPER_USER);
  }
}

/** An operation on brokers, which the newer version names. */
export function requireBrokerOperation(call: Call, operation: string): void {
  const { isSuperUser, state, role, broker } = call;
  if (!isSuperUser) {
    throw new AdminError(
      401,
      state.version === '3.1.0'
        ? SUPER_USER
        : `Unauthorized to validateBothSuperuserAndBrokerOperation for originalPrincipal [null] and clientAppId [${role}] about operation [${operation}] on broker [${broker.name}]`,
    );
  }
}

/** An operation on tenants. The newer version lets a tenant's admin read it. */
export function requireTenantAccess(
  call: Call,
  operation: string,
  tenant?: string,
): void {
  const { state, role } = call;
  if (call.isSuperUser) {
    return;
  }
  if (state.version === '3.1.0') {
    throw new AdminError(401, SUPER_USER);
  }
  if (operation !== 'GET_TENANT' || !isTenantAdmin(call, tenant ?? '')) {
    throw new AdminError(
      401,
      `Unauthorized to validateBothTenantOperationAndSuperUser for originalPrincipal [null] and clientAppId [${role}] about operation [${operation}] `,
    );
  }
}

/** An operation on what a tenant has. */
export function requireTenantOperation(
  call: Call,
  operation: string,
  tenant: string,
): void {
  if (!isTenantAdmin(call, tenant)) {
    throw new AdminError(
      401,
      `Unauthorized to validateTenantOperation for originalPrincipal [null] and clientAppId [${call.role}] about operation [${operation}] on tenant [${tenant}]`,
    );
  }
}

export function requirePolicy(
  call: Call,
  { operation, policy }: { operation: 'READ' | 'WRITE'; policy: string },
  namespace: string,
): void {
  if (!isTenantAdmin(call, namespace.split('/')[0])) {
    throw new AdminError(
      403,
      `Unauthorized to validateNamespacePolicyOperation for operation [${operation}] on namespace [${namespace}] on policy [${policy}]`,
    );
  }
}

/** An operation on a namespace; who may produce or consume there may list topics. */
export function requireNamespaceOperation(
  call: Call,
  operation: string,
  namespace: string,
): void {
  const isAllowed =
    isTenantAdmin(call, namespace.split('/')[0]) ||
    (operation === 'GET_TOPICS' &&
      grantsOf(call, call.state.namespaces.get(namespace)).length > 0);
  if (!isAllowed) {
    throw new AdminError(
      403,
      `Unauthorized to validateNamespaceOperation for operation [${operation}] on namespace [${namespace}]`,
    );
  }
}

export function mayOnTopic(
  call: Pick<Call, 'state' | 'role' | 'isSuperUser'>,
  operation: string,
  name: TopicName,
): boolean {
  const grants = grantsOf(call, call.state.namespaces.get(name.namespace));
  return (
    isTenantAdmin(call, name.tenant) ||
    (TOPIC_OPERATIONS[operation] ?? []).some(action => grants.includes(action))
  );
}

export function requireTopicOperation(
  call: Call,
  operation: string,
  name: TopicName,
): void {
  if (!mayOnTopic(call, operation, name)) {
    throw new AdminError(
      401,
      `Unauthorized to validateTopicOperation for operation [${operation}] on topic [${name.full}]`,
    );
  }
}

/** Tenant admins of the tenant, and super-users. */
export function isTenantAdmin(
  { state, role, isSuperUser }: Pick<Call, 'state' | 'role' | 'isSuperUser'>,
  tenant: string,
): boolean {
  return (
    isSuperUser || (state.tenants.get(tenant)?.adminRoles ?? []).includes(role)
  );
}

function grantsOf(
  { role }: Pick<Call, 'role'>,
  namespace: Namespace | undefined,
): string[] {
  return namespace?.policies.auth_policies.namespace_auth[role] ?? [];
}
