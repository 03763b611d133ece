import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { KubeConfig, type Cluster, type User } from '@kubernetes/client-node';
import { ConnectError } from './ConnectError';

/** A context of a kubeconfig with its cluster and user. Paths are absolute. */
export interface KubeconfigContext {
  name: string;
  cluster: Cluster;
  user: User;
}

function load(file: string): KubeConfig {
  const config = new KubeConfig();
  try {
    config.loadFromFile(resolve(file), {
      onInvalidEntry: 'filter',
    });
  } catch {
    throw new ConnectError(`${file} cannot be read as a kubeconfig`);
  }
  return config;
}

/**
 * Reads a context out of kubeconfig files; as with kubectl, the first file that has a name decides.
 * Throws `ConnectError` when the context is not there or not whole.
 */
export function readKubeconfig(
  files: string[],
  context: string,
): KubeconfigContext {
  const configs = files.filter(file => existsSync(file)).map(load);
  if (configs.length === 0) {
    throw new ConnectError(`There is no kubeconfig at ${files.join(', ')}`);
  }
  function first<T>(find: (config: KubeConfig) => T | null): T | undefined {
    return configs.map(find).find(value => value !== null) ?? undefined;
  }
  const found = first(config => config.getContextObject(context));
  if (!found) {
    const known = configs
      .flatMap(config => config.getContexts().map(({ name }) => name))
      .sort()
      .join(', ');
    throw new ConnectError(
      `The kubeconfig has no context '${context}'. It has: ${known || 'none'}`,
    );
  }
  const cluster = first(config => config.getCluster(found.cluster));
  const user = first(config => config.getUser(found.user));
  if (!cluster || !user) {
    throw new ConnectError(
      `The context '${context}' names ${
        cluster ? `the user '${found.user}'` : `the cluster '${found.cluster}'`
      }, which the kubeconfig does not have`,
    );
  }
  return { name: context, cluster, user };
}
