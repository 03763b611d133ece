import { useIdentity } from './useIdentity';

/** Entity refs that the signed-in user owns things by: itself and its groups; undefined until they are known. */
export function useOwnership(): string[] | undefined {
  return useIdentity()?.claims;
}
