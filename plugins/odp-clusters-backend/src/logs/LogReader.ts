import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { loggedContainersOf } from '@internal/plugin-odp-clusters-common';
import { KubernetesApiError } from '@internal/plugin-odp-kubernetes-node';
import type { LogQuery, PodName } from '../service/ClustersService';
import type { ClusterWatch } from '../watching/ClusterWatch';

export interface LogReaderOptions {
  clusters: ReadonlyMap<string, { watch: ClusterWatch }>;
  maximumLines: number;
  maximumBytes: number;
}

/** Reads the log of a pod that the portal knows, bounded in lines and bytes. */
export class LogReader {
  readonly #options: LogReaderOptions;

  static create(options: LogReaderOptions): LogReader {
    return new LogReader(options);
  }

  private constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError for a pod that is gone, InputError for a container that is none of its,
   * ServiceUnavailableError when the cluster does not answer
   */
  async read(name: PodName, query: LogQuery): Promise<string> {
    const { cluster, namespace, pod: podName } = name;
    const { watch } = this.#options.clusters.get(cluster)!;
    const pod = watch.store.pod(namespace, podName);
    if (!pod) {
      throw new NotFoundError(
        `There is no pod '${podName}' in ${cluster}/${namespace} any more`,
      );
    }
    const containers = loggedContainersOf(pod);
    const container = query.container ?? containers[0];
    if (!containers.includes(container)) {
      throw new InputError(
        `container: pod '${podName}' has no container '${container}', it has ${containers.join(
          ', ',
        )}`,
      );
    }
    const { maximumLines, maximumBytes } = this.#options;
    const search = new URLSearchParams({
      container,
      timestamps: 'true',
      tailLines: String(
        Math.min(query.tailLines ?? maximumLines, maximumLines),
      ),
      limitBytes: String(maximumBytes),
      ...(query.previous && { previous: 'true' }),
      ...(query.sinceSeconds && { sinceSeconds: String(query.sinceSeconds) }),
    });
    const path = `/api/v1/namespaces/${encodeURIComponent(
      namespace,
    )}/pods/${encodeURIComponent(podName)}/log?${search}`;
    try {
      return await watch.client.getText(path, {
        accept: 'text/plain, application/json',
        verb: 'LOGS',
        maxBytes: maximumBytes * 2,
        timeoutMs: 15_000,
      });
    } catch (error) {
      throw explain(error, { cluster, node: pod.node });
    }
  }
}

/** What an API server says when it cannot get at the kubelet that has the log, up to the reason. */
const NO_KUBELET = /\/containerLogs\/.*"?: (?:dial|read|write) .*: (.+)$/;

function explain(
  error: unknown,
  { cluster, node }: { cluster: string; node?: string },
): Error {
  if (error instanceof KubernetesApiError) {
    switch (error.status) {
      case 400:
        return new InputError(error.message);
      case 404:
        return new NotFoundError(error.message);
      case 403:
        return new NotAllowedError(
          `The portal's token for ${cluster} may not read logs; give it get on pods/log`,
        );
      default:
    }
  }
  const { message } = error as Error;
  const reason = message.match(NO_KUBELET)?.[1];
  return new ServiceUnavailableError(
    reason
      ? `The API server of ${cluster} does not reach the kubelet of ${node}, which has the log: ${reason}`
      : `${cluster} does not give the log: ${message}`,
  );
}
