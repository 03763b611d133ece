import { isSystemTopic } from '../names';
import type { NamespacePolicies } from '../state/policies';
import { evenBundles, inOrder } from '../state/policies';
import {
  isTenantAdmin,
  requireNamespaceOperation,
  requirePolicy,
  requireTenantOperation,
} from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { quotasOf } from './quotaBody';
import { jsonOf } from './readBody';
import { decoded, namespaceName, namespaceOf } from './subjects';

const ONE = '/namespaces/:tenant/:namespace';

function create(call: Call) {
  const { state } = call;
  const name = namespaceName(call);
  requireTenantOperation(call, 'CREATE_NAMESPACE', decoded(call.params.tenant));
  if (!/^[-=:.\w]*$/.test(decoded(call.params.namespace))) {
    throw new AdminError(412, 'Namespace name is not valid');
  }
  const wanted = (jsonOf(call) ?? {}) as Partial<NamespacePolicies>;
  if (!state.tenants.has(decoded(call.params.tenant))) {
    throw new AdminError(404, 'Tenant does not exist');
  }
  if (state.namespaces.has(name)) {
    throw new AdminError(409, 'Namespace already exists');
  }
  const { bundles, backlog_quota_map: quotas, ...others } = wanted;
  state.createNamespace(name, {
    ...others,
    ...(bundles && { bundles: evenBundles(bundles.numBundles) }),
    ...(quotas && { backlog_quota_map: quotasOf(quotas) }),
  });
  state.changes += 1;
  return undefined;
}

function remove(call: Call) {
  const { state } = call;
  const name = namespaceName(call);
  requireTenantOperation(call, 'DELETE_NAMESPACE', decoded(call.params.tenant));
  const namespace = namespaceOf(call, `Namespace ${name} does not exist.`);
  const topics = [...namespace.topics.values()];
  const isForced = call.query.get('force') === 'true';
  if (!isForced && topics.some(topic => !isSystemTopic(topic.name.local))) {
    throw new AdminError(409, 'Cannot delete non empty namespace');
  }
  topics.forEach(topic => topic.unload());
  if (state.version === '3.1.0') {
    state.leftPartitions.takeFrom(namespace);
  }
  state.namespaces.delete(name);
  state.changes += 1;
  return undefined;
}

/** Namespaces: which there are, their policies as a whole, their topics. */
export const NAMESPACE_ROUTES: Route[] = [
  {
    method: 'GET',
    path: '/namespaces/:tenant',
    resource: 'namespaces',
    handle(call) {
      const tenant = decoded(call.params.tenant);
      requireTenantOperation(call, 'LIST_NAMESPACES', tenant);
      if (!call.state.tenants.has(tenant)) {
        throw new AdminError(404, 'Tenant not found');
      }
      return {
        value: [...call.state.namespaces.keys()]
          .filter(name => name.startsWith(`${tenant}/`))
          .sort(),
      };
    },
  },
  {
    method: 'GET',
    path: ONE,
    resource: 'policies',
    handle(call) {
      requirePolicy(
        call,
        { operation: 'READ', policy: 'ALL' },
        namespaceName(call),
      );
      return { value: inOrder(namespaceOf(call).policies) };
    },
  },
  { method: 'PUT', path: ONE, resource: 'namespaces', handle: create },
  { method: 'DELETE', path: ONE, resource: 'namespaces', handle: remove },
  {
    method: 'GET',
    path: `${ONE}/topics`,
    resource: 'topics',
    handle(call) {
      requireNamespaceOperation(call, 'GET_TOPICS', namespaceName(call));
      const mode = call.query.get('mode') ?? 'PERSISTENT';
      const domains = {
        PERSISTENT: 'persistent',
        NON_PERSISTENT: 'non-persistent',
      } as const;
      return {
        value: namespaceOf(call).topicNames(
          domains[mode as keyof typeof domains],
          { system: call.query.get('includeSystemTopic') === 'true' },
        ),
      };
    },
  },
  {
    method: 'GET',
    path: `${ONE}/bundles`,
    resource: 'namespaces',
    handle(call) {
      requirePolicy(
        call,
        { operation: 'READ', policy: 'ALL' },
        namespaceName(call),
      );
      return { value: namespaceOf(call).policies.bundles };
    },
  },
  {
    method: 'PUT',
    path: `${ONE}/unload`,
    resource: 'namespaces',
    handle(call) {
      requireNamespaceOperation(call, 'UNLOAD', namespaceName(call));
      const namespace = namespaceOf(call);
      call.state.settleAll(namespace);
      for (const topic of namespace.topics.values()) {
        topic.unload();
        topic.isLoaded = topic.simulated !== undefined;
      }
      call.state.changes += 1;
      return undefined;
    },
  },
  {
    method: 'GET',
    path: `${ONE}/permissions`,
    resource: 'policies',
    handle(call) {
      requireNamespaceOperation(call, 'GET_PERMISSION', namespaceName(call));
      return { value: namespaceOf(call).policies.auth_policies.namespace_auth };
    },
  },
  {
    method: 'POST',
    path: `${ONE}/permissions/:role`,
    resource: 'policies',
    handle(call) {
      requireNamespaceOperation(call, 'GRANT_PERMISSION', namespaceName(call));
      const actions = (jsonOf(call) ?? []) as string[];
      call.state.changePolicies(namespaceOf(call), ({ auth_policies }) => {
        auth_policies.namespace_auth[decoded(call.params.role)] = [
          ...actions,
        ].sort();
      });
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: `${ONE}/permissions/:role`,
    resource: 'policies',
    handle(call) {
      requireNamespaceOperation(call, 'REVOKE_PERMISSION', namespaceName(call));
      call.state.changePolicies(namespaceOf(call), ({ auth_policies }) => {
        delete auth_policies.namespace_auth[decoded(call.params.role)];
      });
      return undefined;
    },
  },
  {
    method: 'GET',
    path: `${ONE}/properties`,
    resource: 'policies',
    handle(call) {
      requireProperties(call);
      return { value: namespaceOf(call).policies.properties };
    },
  },
  {
    method: 'PUT',
    path: `${ONE}/properties`,
    resource: 'policies',
    handle(call) {
      requireProperties(call);
      const properties = (jsonOf(call) ?? {}) as Record<string, string>;
      call.state.changePolicies(namespaceOf(call), policies => {
        policies.properties = { ...policies.properties, ...properties };
      });
      return undefined;
    },
  },
];

/** The older version lets anybody who has a token read and write them. */
function requireProperties(call: Call): void {
  if (
    call.state.version !== '3.1.0' &&
    !isTenantAdmin(call, decoded(call.params.tenant))
  ) {
    throw new AdminError(
      401,
      "Don't have permission to administrate resources on this tenant",
    );
  }
}
