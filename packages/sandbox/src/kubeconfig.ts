/** A kubeconfig for a person with kubectl: a context for each cluster. */
export function kubeconfig(
  clusters: Array<{ name: string; url: string; ca: string; token: string }>,
): string {
  return `${JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': clusters[0]?.name,
      clusters: clusters.map(({ name, url, ca }) => ({
        name,
        cluster: {
          server: url,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        },
      })),
      users: clusters.map(({ name, token }) => ({
        name: `admin-${name}`,
        user: { token },
      })),
      contexts: clusters.map(({ name }) => ({
        name,
        context: { cluster: name, user: `admin-${name}` },
      })),
    },
    undefined,
    2,
  )}\n`;
}
