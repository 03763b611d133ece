import type { ClusterClient } from '../client/ClusterClient';
import { createClusterClient } from '../client/createClusterClient';
import type {
  ReflectorHandle,
  ReflectorOptions,
} from '../reflector/ReflectorOptions';
import type {
  ReflectorPhase,
  ReflectorState,
} from '../reflector/ReflectorState';
import { startReflector } from '../reflector/startReflector';
import { FakePods } from './FakePods';

/** What the bench keeps of a pod. */
export interface BenchPod {
  version: string;
}

/** A reflector of a fake cluster's pods that waits milliseconds instead of seconds, and what it told. */
export class ReflectorBench {
  readonly fake: FakePods;
  readonly states: ReflectorState[] = [];
  /** `+key`, `~key`, `-key` and `synced`, in order. */
  readonly log: string[] = [];
  client: ClusterClient;
  #handle: ReflectorHandle<BenchPod> | undefined;

  private constructor(fake: FakePods) {
    this.fake = fake;
    this.client = this.newClient();
  }

  static async create(): Promise<ReflectorBench> {
    return new ReflectorBench(await FakePods.start());
  }

  newClient(): ClusterClient {
    return createClusterClient({
      name: 'odp-eu',
      url: this.fake.api.url,
      certificateAuthority: { kind: 'system' },
      credentials: { kind: 'static', token: 'secret-token' },
    });
  }

  start(
    options: Partial<ReflectorOptions<BenchPod>> = {},
  ): ReflectorHandle<BenchPod> {
    this.#handle = startReflector<BenchPod>({
      client: this.client,
      resource: { group: '', version: 'v1', plural: 'pods' },
      project: raw => ({
        version: (raw as { metadata: { resourceVersion: string } }).metadata
          .resourceVersion,
      }),
      onUpsert: (_, previous, key) =>
        this.log.push(`${previous ? '~' : '+'}${key}`),
      onRemove: (_, key) => this.log.push(`-${key}`),
      onSynced: () => this.log.push('synced'),
      onStateChange: state => this.states.push(state),
      ...options,
      timing: {
        backoffMs: [5, 20],
        gapMs: 40,
        idleMs: 5_000,
        streamingListIdleMs: 5_000,
        ...options.timing,
      },
    });
    return this.#handle;
  }

  get handle(): ReflectorHandle<BenchPod> {
    if (!this.#handle) {
      throw new Error('the reflector is not started');
    }
    return this.#handle;
  }

  phase(): ReflectorPhase {
    return this.handle.state().phase;
  }

  phases(): ReflectorPhase[] {
    return this.states.map(({ phase }) => phase);
  }

  isLive(): boolean {
    return this.phase() === 'live' && this.fake.watches.size === 1;
  }

  async stop(): Promise<void> {
    await this.#handle?.stop();
    await this.client.close();
    await this.fake.api.stop();
  }
}
