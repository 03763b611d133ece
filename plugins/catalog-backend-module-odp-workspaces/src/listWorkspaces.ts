import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  type Workspace,
  workspaceListSchema,
} from '@internal/plugin-odp-workspaces-common';

const PLUGIN = 'odp-workspaces';
const TIMEOUT_MS = 20_000;

/**
 * Every workspace, asked for by the catalog itself.
 *
 * @throws Error when there is no answer, or one that is no list
 */
export async function listWorkspaces({
  auth,
  discovery,
}: {
  auth: AuthService;
  discovery: DiscoveryService;
}): Promise<Workspace[]> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: PLUGIN,
  });
  const response = await fetch(
    `${await discovery.getBaseUrl(PLUGIN)}/workspaces`,
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
  const list = workspaceListSchema.safeParse(
    await response.json().catch(() => undefined),
  );
  if (!list.success) {
    throw new Error(`${PLUGIN} answers with something else than workspaces`);
  }
  return list.data.items;
}
