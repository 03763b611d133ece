import { describeBacklog } from './describeBacklog';
import { describeBrokers } from './describeBrokers';
import { describeKindsOfTopics } from './describeKindsOfTopics';
import { describeNamespaces } from './describeNamespaces';
import { describeProvisioning } from './describeProvisioning';
import { describePulsarRights } from './describePulsarRights';
import { describeQuotas } from './describeQuotas';
import { describeStatistics } from './describeStatistics';
import { describeTopics } from './describeTopics';
import type {
  PulsarContractAbilities,
  PulsarContractTarget,
} from './PulsarContractTarget';

export interface PulsarContractRun extends PulsarContractAbilities {
  /** What runs: `the sandbox as 3.1.0`, `Pulsar`. */
  name: string;
  /** Starts the target, before all tests. */
  start(): Promise<{ target: PulsarContractTarget; stop(): Promise<void> }>;
}

/**
 * What the portal needs of a Pulsar, as tests. The same run against the sandbox
 * in both versions and against real brokers, so that the one cannot drift from
 * the other.
 */
export function describePulsarContract(run: PulsarContractRun): void {
  describe(`the Pulsar contract of ${run.name}`, () => {
    let running: Awaited<ReturnType<typeof run.start>>;

    beforeAll(async () => {
      running = await run.start();
    });
    afterAll(() => running?.stop());

    const target = () => running.target;
    describeBrokers(target, run);
    describeNamespaces(target);
    describeQuotas(target);
    describeProvisioning(target);
    describeTopics(target);
    describeStatistics(target);
    describeKindsOfTopics(target);
    describeBacklog(target);
    describePulsarRights(target);
  });
}
