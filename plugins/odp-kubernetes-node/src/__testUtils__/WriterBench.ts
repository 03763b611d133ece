import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TokenSource } from '@internal/backend-kit';
import type { AttemptsTiming } from '../writer/Attempts';
import type { ClusterWriter } from '../writer/ClusterWriter';
import { createClusterWriter } from '../writer/createClusterWriter';
import { FakeApi, type FakeRequest } from '../testing/FakeApi';

/** A quota of the workspace `acme`, as it is applied. */
export const QUOTA = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'tier', namespace: 'workspace-acme' },
  spec: { hard: { pods: '10' } },
};

/** What names it. */
export const REFERENCE = {
  apiVersion: QUOTA.apiVersion,
  kind: QUOTA.kind,
  ...QUOTA.metadata,
};

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A writer of `workspace-` namespaces, and a fake API server that answers it what a test has lined up. */
export class WriterBench {
  readonly api: FakeApi;
  /** What the server serves, by API version; a test may change it. */
  readonly served: Record<string, [plural: string, kind: string][]> = {
    v1: [
      ['namespaces', 'Namespace'],
      ['namespaces/status', 'Namespace'],
      ['pods/status', 'Pod'],
      ['pods', 'Pod'],
      ['resourcequotas', 'ResourceQuota'],
    ],
    'rbac.authorization.k8s.io/v1': [['rolebindings', 'RoleBinding']],
    'authorization.k8s.io/v1': [
      ['subjectaccessreviews', 'SubjectAccessReview'],
    ],
  };
  /** Pauses that the writer made, in milliseconds; they take no time. */
  readonly pauses: number[] = [];
  onPause: () => void = () => undefined;
  #answers: Answer[] = [refuse(501)];
  #writer: ClusterWriter | undefined;

  private constructor(api: FakeApi) {
    this.api = api;
    api.answer = (request, response) => this.#answer(request, response);
  }

  static async start(): Promise<WriterBench> {
    return new WriterBench(await FakeApi.start());
  }

  /** Made with the options at the first call. */
  writer(
    options: {
      tokens?: TokenSource;
      timing?: Partial<AttemptsTiming>;
    } = {},
  ): ClusterWriter {
    this.#writer ??= createClusterWriter(
      {
        name: 'odp-eu',
        url: this.api.url,
        certificateAuthority: { kind: 'system' },
        credentials: { kind: 'static', token: 'secret-token' },
      },
      {
        fieldManager: 'odp-portal',
        kinds: [
          { apiVersion: 'v1', kind: 'Namespace' },
          { apiVersion: 'v1', kind: 'Pod' },
          { apiVersion: 'v1', kind: 'ResourceQuota' },
          { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding' },
          {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SubjectAccessReview',
          },
        ],
        isOwnNamespace: name => name.startsWith('workspace-'),
        tokens: options.tokens,
        timing: options.timing,
        runtime: {
          now: Date.now,
          random: () => 0.5,
          sleep: async ms => {
            this.pauses.push(ms);
            this.onPause();
          },
        },
      },
    );
    return this.#writer;
  }

  /** Lines up answers, each for one request that is not discovery; the last one stays. */
  answers(...answers: Answer[]): void {
    this.#answers = answers;
  }

  /** Requests that were not discovery. */
  get asked(): FakeRequest[] {
    return this.api.requests.filter(({ path }) => !isDiscovery(path));
  }

  get discoveries(): string[] {
    return this.api.requests.map(({ path }) => path).filter(isDiscovery);
  }

  async stop(): Promise<void> {
    await this.#writer?.close();
    await this.api.stop();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '', 'http://fake');
    if (!isDiscovery(pathname)) {
      const [next] =
        this.#answers.length > 1 ? this.#answers.splice(0, 1) : this.#answers;
      next(response, request);
      return;
    }
    const resources = this.served[pathname.replace(/^\/apis?\//, '')];
    if (!resources) {
      refuse(404)(response, request);
      return;
    }
    const named = resources.map(([name, kind]) => ({
      name,
      kind,
      namespaced: kind !== 'Namespace' && kind !== 'SubjectAccessReview',
    }));
    response.end(JSON.stringify({ resources: named }));
  }
}

function isDiscovery(path: string): boolean {
  return /^\/(api\/[^/]+|apis\/[^/]+\/[^/]+)$/.test(path);
}

/** 200 with a body. */
export function give(
  body: object = {},
  headers: Record<string, string | string[]> = {},
): Answer {
  return response => {
    response.writeHead(200, headers);
    response.end(JSON.stringify(body));
  };
}

/** A Status, as a server answers an error with. */
export function refuse(
  code: number,
  fields: object = {},
  headers: Record<string, string | string[]> = {},
): Answer {
  return response => {
    response.writeHead(code, headers);
    response.end(JSON.stringify({ kind: 'Status', code, ...fields }));
  };
}

/** What a server says of an object that is not there. */
export const absent = refuse(404, {
  reason: 'NotFound',
  details: { kind: 'resourcequotas', name: QUOTA.metadata.name },
});

/** What it says of a path that it does not serve. */
export const noSuchPath = refuse(404, { reason: 'NotFound' });

/** The connection ends when the request has been received whole. */
export const cut: Answer = response => response.destroy();
