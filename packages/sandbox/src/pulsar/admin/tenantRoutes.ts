import type { Tenant } from '../state/PulsarState';
import { requireTenantAccess } from './access';
import { AdminError } from './AdminError';
import type { Call, Route } from './Call';
import { jsonOf } from './readBody';
import { decoded } from './subjects';

function tenantOf({ state, params }: Call): Tenant {
  const found = state.tenants.get(decoded(params.tenant));
  if (!found) {
    throw new AdminError(404, 'Tenant does not exist');
  }
  return found;
}

function readTenant(call: Call): Tenant {
  const { adminRoles = [], allowedClusters = [] } = (jsonOf(call) ??
    {}) as Partial<Tenant>;
  if (allowedClusters.length === 0) {
    throw new AdminError(
      412,
      call.state.version === '3.1.0'
        ? 'Clusters can not be empty'
        : 'Clusters cannot be empty or blank',
    );
  }
  if (!allowedClusters.every(name => name === call.state.cluster)) {
    throw new AdminError(412, 'Clusters do not exist');
  }
  return { adminRoles, allowedClusters };
}

/** Tenants and clusters. */
export const TENANT_ROUTES: Route[] = [
  {
    method: 'GET',
    path: '/clusters',
    resource: 'clusters',
    handle: ({ state }) => ({ value: [state.cluster] }),
  },
  {
    method: 'GET',
    path: '/clusters/:cluster',
    resource: 'clusters',
    handle({ state, params }) {
      if (params.cluster !== state.cluster) {
        throw new AdminError(404, 'Cluster does not exist');
      }
      return {
        value: {
          serviceUrlTls: state.brokers.leader.url,
          brokerClientTlsEnabled: true,
          tlsAllowInsecureConnection: false,
          brokerClientTlsEnabledWithKeyStore: false,
          brokerClientTlsTrustStoreType: 'JKS',
          brokerClientTlsKeyStoreType: 'JKS',
          ...(state.version === '3.1.0' && { migrated: false }),
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/tenants',
    resource: 'tenants',
    handle(call) {
      requireTenantAccess(call, 'LIST_TENANTS');
      return { value: [...call.state.tenants.keys()].sort() };
    },
  },
  {
    method: 'GET',
    path: '/tenants/:tenant',
    resource: 'tenants',
    handle(call) {
      requireTenantAccess(call, 'GET_TENANT', decoded(call.params.tenant));
      return { value: tenantOf(call) };
    },
  },
  {
    method: 'PUT',
    path: '/tenants/:tenant',
    resource: 'tenants',
    handle(call) {
      requireTenantAccess(call, 'CREATE_TENANT');
      const name = decoded(call.params.tenant);
      if (!/^[-=:.\w]+$/.test(name)) {
        throw new AdminError(412, 'Tenant name is not valid');
      }
      const tenant = readTenant(call);
      if (call.state.tenants.has(name)) {
        throw new AdminError(409, 'Tenant already exist');
      }
      call.state.tenants.set(name, tenant);
      return undefined;
    },
  },
  {
    method: 'POST',
    path: '/tenants/:tenant',
    resource: 'tenants',
    handle(call) {
      requireTenantAccess(call, 'UPDATE_TENANT');
      tenantOf(call);
      call.state.tenants.set(decoded(call.params.tenant), readTenant(call));
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/tenants/:tenant',
    resource: 'tenants',
    handle(call) {
      requireTenantAccess(call, 'DELETE_TENANT');
      tenantOf(call);
      const name = decoded(call.params.tenant);
      const owned = [...call.state.namespaces.keys()].filter(namespace =>
        namespace.startsWith(`${name}/`),
      );
      if (owned.length > 0 && call.query.get('force') !== 'true') {
        throw new AdminError(409, 'The tenant still has active namespaces');
      }
      owned.forEach(namespace => call.state.namespaces.delete(namespace));
      call.state.tenants.delete(name);
      return undefined;
    },
  },
];
