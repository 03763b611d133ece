import type { PulsarAdmin } from '../client/PulsarAdmin';
import { attempt } from './attempt';
import { mapBounded } from './mapBounded';

const AT_ONCE = 8;

export interface NamespacesRead {
  /** `tenant/namespace`, of the tenants that may be listed. */
  listed: string[];
  /** Tenants that may be listed, so that what is not among `listed` is not there. */
  tenants: ReadonlySet<string>;
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
  const lists = await mapBounded([...names], AT_ONCE, async tenant => ({
    tenant,
    namespaces: (await attempt(() => admin.namespaces(tenant))).value,
  }));
  const read = lists.filter(({ namespaces }) => namespaces);
  return {
    listed: read.flatMap(({ namespaces }) => namespaces!),
    tenants: new Set(read.map(({ tenant }) => tenant)),
  };
}
