import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  startSandbox,
  type Sandbox,
  type SandboxCluster,
} from '@internal/sandbox';
import type { ClusterClient } from '../client/ClusterClient';
import { createClusterClient } from '../client/createClusterClient';
import { readClusterDefinitions } from '../definition/readClusterDefinitions';
import { readWriterDefinitions } from '../definition/readWriterDefinitions';
import type {
  ReflectorHandle,
  ReflectorTiming,
} from '../reflector/ReflectorOptions';
import type { ReflectorPhase } from '../reflector/ReflectorState';
import type { ResourceDefinition } from '../reflector/ResourceDefinition';
import { startReflector } from '../reflector/startReflector';
import { eventually } from '../testing/eventually';
import type { ClusterWriter } from '../writer/ClusterWriter';
import { createClusterWriter } from '../writer/createClusterWriter';
import type { KubernetesKind } from '../writer/KubernetesObject';

/**
 * A cluster of the sandbox with five pods, and a reflector that reads it from
 * configuration: TLS, tokens, rights and wire as in use.
 */
export class SandboxBench {
  /** Where the sandbox keeps its certificates, tokens and kubeconfig. */
  readonly folder: string;
  readonly cluster: SandboxCluster;
  readonly #sandbox: Sandbox;
  #client: ClusterClient;
  #handle: ReflectorHandle<unknown> | undefined;
  /** Of the reflector started last, in order. */
  phases: ReflectorPhase[] = [];
  reasons: string[] = [];

  private constructor(folder: string, sandbox: Sandbox) {
    this.folder = folder;
    this.#sandbox = sandbox;
    this.cluster = sandbox.clusters['odp-eu'];
    this.#client = this.#clientFrom(this.#configuration());
  }

  static async create(): Promise<SandboxBench> {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const sandbox = await startSandbox({
      dataDir: folder,
      ports: { 'odp-eu': 0 },
      bookmarkMs: 50,
    });
    const bench = new SandboxBench(folder, sandbox);
    bench.cluster.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'execution' },
    });
    ['a', 'b', 'c', 'd', 'e'].forEach(name => bench.pod(name));
    return bench;
  }

  /** Creates a pod in the namespace `execution`. */
  pod(name: string, metadata: object = {}): void {
    this.cluster.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'execution', ...metadata },
      spec: { containers: [{ name: 'app', image: 'app' }] },
    });
  }

  start(
    resource: Partial<ResourceDefinition> = {},
    timing: Partial<ReflectorTiming> = {},
  ): void {
    this.phases = [];
    this.reasons = [];
    this.#handle = startReflector({
      client: this.#client,
      resource: { group: '', version: 'v1', plural: 'pods', ...resource },
      project: raw => raw,
      onStateChange: state => {
        this.phases.push(state.phase);
        this.reasons.push(state.reason ?? '');
      },
      pageSize: 2,
      timing: { backoffMs: [5, 50], gapMs: 50, idleMs: 400, ...timing },
    });
  }

  async startLive(): Promise<void> {
    this.start();
    await this.untilPhase('live');
  }

  async untilPhase(phase: ReflectorPhase): Promise<void> {
    await eventually(phase, () => this.handle.state().phase === phase);
  }

  /** A writer of these kinds in `workspace-` namespaces, with the write identity of configuration. */
  writer(kinds: KubernetesKind[]): ClusterWriter {
    const [definition] = readWriterDefinitions(
      new ConfigReader(this.#configuration()),
    );
    return createClusterWriter(definition, {
      fieldManager: 'odp-portal',
      kinds,
      isOwnNamespace: name => name.startsWith('workspace-'),
      timing: { backoffMs: [5, 50] },
    });
  }

  get handle(): ReflectorHandle<unknown> {
    if (!this.#handle) {
      throw new Error('the reflector is not started');
    }
    return this.#handle;
  }

  reason(): string | undefined {
    return this.handle.state().reason;
  }

  /** From now on reads the one cluster that a configuration names. */
  async use(configuration: object): Promise<void> {
    await this.#client.close();
    this.#client = this.#clientFrom(configuration);
  }

  /** Ends a test: the reflector stops, the faults go, the next one reads from configuration again. */
  async reset(): Promise<void> {
    await this.handle.stop();
    this.cluster.faults.clear();
    await this.use(this.#configuration());
  }

  async stop(): Promise<void> {
    await this.#client.close();
    await this.#sandbox.stop();
    await rm(this.folder, { recursive: true });
  }

  #clientFrom(configuration: object): ClusterClient {
    const [definition] = readClusterDefinitions(
      new ConfigReader(
        configuration as ConstructorParameters<typeof ConfigReader>[0],
      ),
    );
    return createClusterClient(definition);
  }

  #configuration(): JsonObject {
    return {
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'odp-eu',
                url: this.cluster.url,
                authProvider: 'serviceAccount',
                caFile: join(this.folder, 'ca.crt'),
              },
            ],
          },
        ],
      },
      odp: {
        kubernetes: {
          clusters: {
            'odp-eu': {
              serviceAccountTokenFile: this.cluster.tokens.fileOf('reader'),
            },
          },
        },
        workspaces: {
          clusters: [
            {
              ref: 'odp-eu',
              serviceAccountTokenFile: this.cluster.tokens.fileOf('writer'),
            },
          ],
        },
      },
    };
  }
}
