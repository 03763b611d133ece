import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/** Who is signed in, by entity refs. */
export interface Identity {
  user: string;
  /** The user and its groups. */
  claims: string[];
}

/** The signed-in user; undefined until it is known. */
export function useIdentity(): Identity | undefined {
  const api = useApi(identityApiRef);
  const { value } = useAsync(() => api.getBackstageIdentity(), [api]);
  return (
    value && { user: value.userEntityRef, claims: value.ownershipEntityRefs }
  );
}
