import { FileTokenSource, type TokenSource } from '@internal/backend-kit';
import type { ClusterCredentials } from '../definition/ClusterDefinition';
import { GoogleTokenSource } from './GoogleTokenSource';

/** The token source that a cluster's definition asks for. */
export function createTokenSource(
  credentials: ClusterCredentials,
): TokenSource {
  switch (credentials.kind) {
    case 'file':
      return FileTokenSource.create(credentials.path);
    case 'google':
      return GoogleTokenSource.create();
    case 'none':
      return { token: async () => '', renew: async () => false };
    default:
      return {
        token: async () => credentials.token,
        renew: async () => false,
      };
  }
}
