import type { PeerAuthenticationRecord } from '../records';
import type { ArchitectureInput } from './ArchitectureInput';

/** The PeerAuthentications that decide in a namespace; none in a cluster without a mesh, undefined when they cannot be read. */
export function peerAuthenticationsFor(
  namespace: string | undefined,
  {
    namespaces,
    gaps,
    target,
  }: Pick<ArchitectureInput, 'namespaces' | 'gaps' | 'target'>,
):
  | { namespace: PeerAuthenticationRecord[]; root: PeerAuthenticationRecord[] }
  | undefined {
  const isAbsent = gaps.some(
    ({ kind, cause }) => kind === 'peerauthentications' && cause === 'absent',
  );
  const own =
    namespaces?.get(namespace ?? '')?.records.peerauthentications ??
    (isAbsent ? [] : undefined);
  return (
    own && {
      namespace: own,
      root:
        namespaces?.get(target.mesh.rootNamespace)?.records
          .peerauthentications ?? [],
    }
  );
}
