import { mapBounded } from '@internal/backend-kit';
import type { PulsarAdmin } from '@internal/plugin-odp-pulsar-node';
import { attempt } from './attempt';

const AT_ONCE = 8;

export interface NamespacesRead {
  /** `tenant/namespace`, of the tenants that may be listed. */
  listed: string[];
  /** Tenants that may be listed, so that what is not among `listed` is not there. */
  tenants: ReadonlySet<string>;
  /** Why the others cannot be listed, by tenant. */
  failures: ReadonlyMap<string, Error>;
}

/**
 * Lists the namespaces of every tenant; where tenants cannot be listed, of those
 * that are known by other means.
 */
export async function readNamespaces(
  admin: PulsarAdmin,
  knownTenants: Iterable<string>,
): Promise<NamespacesRead> {
  const all = await attempt(() => admin.tenants());
  const names = new Set(all.value ?? knownTenants);
  const listed: string[] = [];
  const tenants = new Set<string>();
  const failures = new Map<string, Error>();
  await mapBounded([...names], AT_ONCE, async tenant => {
    const { value, failure } = await attempt(() => admin.namespaces(tenant));
    if (value) {
      listed.push(...value);
      tenants.add(tenant);
    } else {
      failures.set(tenant, failure);
    }
  });
  return { listed, tenants, failures };
}
