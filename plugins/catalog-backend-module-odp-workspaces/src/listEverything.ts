import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  componentListSchema,
  type ListedComponent,
  type Workspace,
  workspaceListSchema,
} from '@internal/plugin-odp-workspaces-common';

const PLUGIN = 'odp-workspaces';
const TIMEOUT_MS = 20_000;

interface Asking {
  auth: AuthService;
  discovery: DiscoveryService;
}

/**
 * Every workspace and every component, asked for by the catalog itself.
 *
 * @throws Error when there is no answer, or one that is no list
 */
export async function listEverything(
  asking: Asking,
): Promise<{ workspaces: Workspace[]; components: ListedComponent[] }> {
  const [workspaces, components] = await Promise.all([
    ask('workspaces', asking, body => workspaceListSchema.safeParse(body)),
    ask('components', asking, body => componentListSchema.safeParse(body)),
  ]);
  return { workspaces, components };
}

async function ask<Item>(
  what: string,
  { auth, discovery }: Asking,
  read: (body: unknown) => { data?: { items: Item[] } },
): Promise<Item[]> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: PLUGIN,
  });
  const response = await fetch(
    `${await discovery.getBaseUrl(PLUGIN)}/${what}`,
    {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    },
  ).catch(error => {
    // Its own words name addresses.
    throw new Error(`${PLUGIN} does not answer`, { cause: error });
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`${PLUGIN} answers ${response.status}`);
  }
  const { data } = read(await response.json().catch(() => undefined));
  if (!data) {
    throw new Error(`${PLUGIN} answers with something else than ${what}`);
  }
  return data.items;
}
