import { isError, NotFoundError } from '@backstage/errors';
import type {
  Architecture,
  ClusterList,
  NamespaceDetail,
  NamespaceList,
  Topology,
} from '@internal/plugin-odp-clusters-common';
import type { LiveAnswer } from '@internal/plugin-odp-react';
import type { ArchitectureRequest, ClustersApi, LogRequest } from '../api';
import { refusal } from '@internal/test-utils';

/** Data, what is thrown instead, or `pending` for an answer that does not come. */
type Answer<T> = T | Error | 'pending';

interface Answers {
  clusters: Answer<ClusterList>;
  /** By the name of the cluster. */
  namespaces: Record<string, Answer<NamespaceList>>;
  /** By cluster and name, such as `odp-eu/execution`. */
  details: Record<string, Answer<NamespaceDetail>>;
  /** By the name of the cluster. */
  topologies: Record<string, Answer<Topology>>;
  /** By the name of the cluster; with ` all` behind it for the edges that are only allowed as well. */
  architectures: Record<string, Answer<Architecture>>;
  log: (request: LogRequest) => Answer<string>;
}

/** The clusters backend as a test wants it; its answers may change while a page is open. */
export class FakeClustersApi implements ClustersApi {
  readonly answers: Answers;

  private constructor(answers: Answers) {
    this.answers = answers;
  }

  static create(answers: Partial<Answers> = {}): FakeClustersApi {
    return new FakeClustersApi({
      clusters: { items: [] },
      namespaces: {},
      details: {},
      topologies: {},
      architectures: {},
      log: () => '',
      ...answers,
    });
  }

  async loadClusters() {
    return give(this.answers.clusters);
  }

  async loadNamespaces(cluster: string) {
    return give(this.answers.namespaces[cluster] ?? (await notFound(cluster)));
  }

  async loadNamespace(place: { cluster: string; namespace: string }) {
    const { cluster, namespace } = place;
    return give(
      this.answers.details[`${cluster}/${namespace}`] ??
        (await notFound(`namespace '${namespace}' in ${cluster}`)),
    );
  }

  async loadTopology(cluster: string) {
    return give(this.answers.topologies[cluster] ?? (await notFound(cluster)));
  }

  async loadArchitecture({ cluster, edges }: ArchitectureRequest) {
    const name = edges ? `${cluster} ${edges}` : cluster;
    return give(this.answers.architectures[name] ?? (await notFound(cluster)));
  }

  async readLog(request: LogRequest) {
    return settle(this.answers.log(request));
  }
}

function notFound(what: string) {
  return refusal(
    404,
    new NotFoundError(`There is no ${what} that you may see`),
  );
}

async function give<T>(answer: Answer<T>): Promise<LiveAnswer<T>> {
  return { kind: 'data', data: await settle(answer) };
}

async function settle<T>(answer: Answer<T>): Promise<T> {
  if (answer === 'pending') {
    return new Promise(() => {});
  }
  // A built-in error of jsdom's window is no instance of Node's Error.
  if (isError(answer)) {
    throw answer;
  }
  return answer as T;
}
