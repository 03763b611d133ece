import type { TokenSource } from '@internal/backend-kit';
import type { ClusterDefinition } from '../definition/ClusterDefinition';
import type { ClusterClient } from './ClusterClient';
import { ClusterHttp } from './ClusterHttp';
import { HttpClusterClient } from './HttpClusterClient';

/** Makes the client of a cluster; connects on the first call. `tokens` replaces what the definition asks for. */
export function createClusterClient(
  definition: ClusterDefinition,
  options: { tokens?: TokenSource } = {},
): ClusterClient {
  return HttpClusterClient.create(
    ClusterHttp.create(definition, options.tokens),
  );
}
