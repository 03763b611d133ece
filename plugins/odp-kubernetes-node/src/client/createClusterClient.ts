import { ServerConnection, type TokenSource } from '@internal/backend-kit';
import type { ClusterDefinition } from '../definition/ClusterDefinition';
import { createTokenSource } from '../token/createTokenSource';
import type { ClusterClient } from './ClusterClient';
import { HttpClusterClient } from './HttpClusterClient';

/** Makes the client of a cluster; connects on the first call. `tokens` replaces what the definition asks for. */
export function createClusterClient(
  definition: ClusterDefinition,
  options: { tokens?: TokenSource } = {},
): ClusterClient {
  return HttpClusterClient.create({
    cluster: definition.name,
    connection: ServerConnection.create(
      definition.url,
      definition.certificateAuthority,
    ),
    tokens: options.tokens ?? createTokenSource(definition.credentials),
  });
}
