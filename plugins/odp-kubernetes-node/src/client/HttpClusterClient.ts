import type {
  ClusterClient,
  ClusterClientCounters,
  ClusterReadOptions,
  ClusterRequestOptions,
  ClusterStream,
} from './ClusterClient';
import type { ClusterHttp, ClusterHttpRequest } from './ClusterHttp';

/** `ClusterClient` over HTTP/1.1. */
export class HttpClusterClient implements ClusterClient {
  readonly #http: ClusterHttp;

  private constructor(http: ClusterHttp) {
    this.#http = http;
  }

  static create(http: ClusterHttp): HttpClusterClient {
    return new HttpClusterClient(http);
  }

  get cluster(): string {
    return this.#http.cluster;
  }

  async getJson<T = unknown>(
    path: string,
    options: ClusterReadOptions = {},
  ): Promise<T> {
    return (await this.#http.json<T>(getOf(path, options), options)).body;
  }

  async getText(
    path: string,
    options: ClusterReadOptions = {},
  ): Promise<string> {
    return (await this.#http.whole(getOf(path, options), options)).text;
  }

  stream(
    path: string,
    options: ClusterRequestOptions = {},
  ): Promise<ClusterStream> {
    return this.#http.stream(getOf(path, options));
  }

  counters(): ClusterClientCounters {
    return this.#http.counters();
  }

  close(): Promise<void> {
    return this.#http.close();
  }
}

function getOf(
  path: string,
  { accept, signal, verb }: ClusterRequestOptions,
): ClusterHttpRequest {
  return { method: 'GET', path, accept, signal, verb };
}
