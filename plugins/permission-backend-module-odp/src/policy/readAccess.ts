import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What a group may see beyond what it owns. */
export interface Grant {
  group: string;
  layers: string[];
  namespaces: string[];
  logs: boolean;
  namesOfHidden: boolean;
  platformPanels: boolean;
}

/** `odp.access`, with full entity refs. */
export interface Access {
  platformEngineers: string[];
  grants: Grant[];
}

/**
 * Reads `odp.access`. Without it nobody is a platform engineer and everybody
 * sees what their groups own.
 *
 * @throws InputError for a ref that is not that of a group.
 */
export function readAccess(config: Config): Access {
  const access = config.getOptionalConfig('odp.access');
  return {
    platformEngineers: (
      access?.getOptionalStringArray('platformEngineers') ?? []
    ).map(groupRef),
    grants: (access?.getOptionalConfigArray('grants') ?? []).map(grant => ({
      group: groupRef(grant.getString('group')),
      layers: grant.getOptionalStringArray('layers') ?? [],
      namespaces: grant.getOptionalStringArray('namespaces') ?? [],
      logs: grant.getOptionalBoolean('logs') ?? false,
      namesOfHidden: grant.getOptionalBoolean('namesOfHidden') ?? false,
      platformPanels: grant.getOptionalBoolean('platformPanels') ?? false,
    })),
  };
}

function groupRef(ref: string): string {
  const parsed = parseEntityRef(ref, { defaultKind: 'group' });
  if (parsed.kind.toLocaleLowerCase('en-US') !== 'group') {
    throw new InputError(`odp.access: '${ref}' is no group`);
  }
  return stringifyEntityRef(parsed);
}
