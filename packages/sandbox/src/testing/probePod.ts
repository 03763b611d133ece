/** A pod by which a workspace's admission is asked; it runs nothing. */
export function probePod(securityContext: object) {
  return {
    metadata: { name: 'probe' },
    spec: {
      containers: [{ name: 'probe', image: 'probe', securityContext }],
    },
  };
}

/** One that Pod Security lets in at its strictest. */
export const COMPLIANT_POD = probePod({
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
});
