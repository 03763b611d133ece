import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/** Entity refs that the signed-in user owns things by: itself and its groups; undefined until they are known. */
export function useOwnership(): string[] | undefined {
  const identity = useApi(identityApiRef);
  const { value } = useAsync(() => identity.getBackstageIdentity(), [identity]);
  return value?.ownershipEntityRefs;
}
