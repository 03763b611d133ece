import type { ContractAbilities, ContractTarget } from './ContractTarget';
import { describeAccess } from './describeAccess';
import { describeApplyRefusals } from './describeApplyRefusals';
import { describeApplying } from './describeApplying';
import { describeComponents } from './describeComponents';
import { describeComponentTrouble } from './describeComponentTrouble';
import { describeComponentValues } from './describeComponentValues';
import { describeControllers } from './describeControllers';
import { describeDryRun } from './describeDryRun';
import { describeLimits } from './describeLimits';
import { describeMerging } from './describeMerging';
import { describePatching } from './describePatching';
import { describePodSecurity } from './describePodSecurity';
import { describeReading } from './describeReading';
import { describeRemoving } from './describeRemoving';
import { describeRights } from './describeRights';
import { describeFields } from './describeFields';
import { describeValues } from './describeValues';
import { describeWatching } from './describeWatching';
import { describeWriter } from './describeWriter';
import { describeWriterOfComponents } from './describeWriterOfComponents';
import { describeWriting } from './describeWriting';

export interface ContractRun extends ContractAbilities {
  /** What runs: `the sandbox`, `Kubernetes 1.36`. */
  name: string;
  /** Starts the target, before all tests. */
  start(): Promise<{ target: ContractTarget; stop(): Promise<void> }>;
}

/**
 * What the portal needs of a Kubernetes API, as tests. The same run against the
 * sandbox and against a real server, so that the one cannot drift from the other.
 */
export function describeKubernetesContract(run: ContractRun): void {
  describe(`the Kubernetes contract of ${run.name}`, () => {
    let running: Awaited<ReturnType<typeof run.start>>;

    beforeAll(async () => {
      running = await run.start();
    });
    afterAll(() => running?.stop());

    const target = () => running.target;
    describeReading(target, run);
    describeWatching(target, run);
    describeWriting(target);
    describePatching(target);
    describeApplying(target);
    describeMerging(target);
    describeApplyRefusals(target);
    describeDryRun(target);
    describeFields(target);
    describeValues(target);
    describeComponentValues(target);
    describeRemoving(target);
    describePodSecurity(target);
    describeLimits(target);
    describeRights(target, run);
    describeAccess(target);
    describeWriter(target, run);
    describeWriterOfComponents(target, run);
    describeControllers(target);
    describeComponents(target);
    describeComponentTrouble(target);
  });
}
