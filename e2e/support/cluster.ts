import { KubeConfig } from '@kubernetes/client-node';
import path from 'node:path';
import { Agent, fetch } from 'undici';

/** Where the testbed says who administers a cluster; without it there is the sandbox. */
const TESTBED: Record<string, string | undefined> = {
  'odp-eu': process.env.ODP_KUBERNETES_EU_ADMIN_KUBECONFIG,
  'odp-us': process.env.ODP_KUBERNETES_US_ADMIN_KUBECONFIG,
};

/** What a person with `kubectl` and the kubeconfig of an administrator does. */
export async function kubectl(
  context: string,
  method: string,
  resource: string,
  body?: unknown,
): Promise<any> {
  const config = new KubeConfig();
  config.loadFromFile(
    TESTBED[context] ??
      path.join(process.env.ODP_DATA!, 'sandbox/admin.kubeconfig'),
  );
  config.setCurrentContext(context);
  const cluster = config.getCurrentCluster()!;
  const response = await fetch(`${cluster.server}${resource}`, {
    method,
    headers: {
      authorization: `Bearer ${config.getCurrentUser()!.token}`,
      'content-type': 'application/merge-patch+json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    dispatcher: new Agent({
      connect: { ca: Buffer.from(cluster.caData!, 'base64').toString() },
    }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${resource}: ${response.status}`);
  }
  return response.json();
}
