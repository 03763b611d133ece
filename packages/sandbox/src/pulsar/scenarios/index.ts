import type { TargetState } from '@internal/target-state';
import type { Later } from '../../scenarios';
import type { SandboxPulsar } from '../SandboxPulsar';
import type { BusWorkspaceStory } from './BusStory';
import { busyDayBus } from './busyDayBus';
import { busyDayBusAcross } from './busyDayBusAcross';
import { createBusWorkspace, createTenant } from './createBusWorkspace';
import { CALM_EVENTS, eventTopics } from './events';

interface BusStage {
  pulsar: Pick<SandboxPulsar, 'name' | 'state' | 'faults' | 'requests'>;
  target: TargetState;
  /** How long the bus of the other region answers a reader before it falls away, in milliseconds. */
  answersForMs: number;
}

type BusScenario = (stage: BusStage) => Later[];

function fill(
  { pulsar, target }: BusStage,
  workspaces: BusWorkspaceStory[],
): void {
  createTenant(pulsar.state, target.eventBus);
  workspaces.forEach(story =>
    createBusWorkspace(pulsar.state, target.eventBus, story),
  );
}

/** What `--scenario` means for the event buses. */
export const BUS_SCENARIOS: Record<string, BusScenario> = {
  'busy-day': stage => {
    const { pulsar, target, answersForMs } = stage;
    if (pulsar.name !== 'odp-us') {
      fill(stage, busyDayBus(target.eventBus));
      return [];
    }
    fill(stage, busyDayBusAcross(target.eventBus));
    return [
      {
        afterMs: answersForMs,
        once: () =>
          pulsar.requests.entries().some(({ user }) => user !== 'nobody'),
        run: () =>
          pulsar.faults.inject({ effect: { kind: 'status', code: 504 } }),
      },
    ];
  },
  calm: stage => {
    fill(
      stage,
      ['acme-risk', 'nordbank-kyc', 'sund-pricing'].map(id => ({
        id,
        topics: eventTopics(stage.target.eventBus, CALM_EVENTS),
      })),
    );
    return [];
  },
  empty: () => [],
};
