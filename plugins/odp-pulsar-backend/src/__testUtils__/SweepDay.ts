import { FakePulsar } from '@internal/test-utils';
import { SweepBench, type SweepBenchOptions } from './SweepBench';
import { aTopic, somePolicies } from './topics';

export const ACME = 'odp/workspace-acme-risk';

/** Full name of a topic. */
export const name = (local: string, namespace = ACME) =>
  `persistent://${namespace}/${local}`;

/** Names of the topics of a snapshot, in their order. */
export const names = (snapshot: {
  topics: readonly { reading: { name: string } }[];
}) => snapshot.topics.map(({ reading }) => reading.name).sort();

/** Three brokers with a topic each, `topic-0` to `topic-2`, and sweeps of them. */
export class SweepDay {
  readonly pulsar: FakePulsar;
  #bench: SweepBench | undefined;

  static async start(): Promise<SweepDay> {
    const pulsar = await FakePulsar.start();
    pulsar.namespaces.set(ACME, somePolicies());
    for (const broker of [0, 1, 2]) {
      pulsar.topics.set(name(`topic-${broker}`), aTopic({ broker }));
    }
    return new SweepDay(pulsar);
  }

  private constructor(pulsar: FakePulsar) {
    this.pulsar = pulsar;
  }

  sweep(options?: SweepBenchOptions): SweepBench {
    this.#bench = SweepBench.start(this.pulsar, options);
    return this.#bench;
  }

  async stop(): Promise<void> {
    await this.#bench?.stop();
    await this.pulsar.stop();
  }
}
