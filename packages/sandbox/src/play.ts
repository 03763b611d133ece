import type { TargetState } from '@internal/target-state';
import {
  Churn,
  fillFleet,
  type FleetOptions,
  type FleetSummary,
} from './fleet';
import { Life } from './life';
import { BUS_SCENARIOS } from './pulsar/scenarios';
import {
  type BusFleetOptions,
  type BusFleetSummary,
  fillBusFleet,
} from './pulsar/scenarios/fillBusFleet';
import { SCENARIOS, type Later } from './scenarios';
import type { Sandbox } from './startSandbox';

/** A scenario, and what it runs. */
export interface ScenarioPlay {
  scenario: string;
  target: TargetState;
  /** How long odp-us, cluster and bus, of the busy day answers its first reader, in milliseconds. Default: 60 s. */
  answersForMs?: number;
}

/** How often the condition of something later is looked at. */
const LOOK_MS = 250;

/**
 * Fills the clusters and the event buses of a sandbox by a scenario and lets them live.
 *
 * @returns ends the life; the sandbox itself goes on
 * @throws Error for a scenario that does not exist
 */
export function play(
  sandbox: Sandbox,
  { scenario, target, answersForMs = 60_000 }: ScenarioPlay,
): () => void {
  const fill = SCENARIOS[scenario];
  if (!fill) {
    throw new Error(
      `There is no scenario '${scenario}'; there are ${Object.keys(
        SCENARIOS,
      ).join(', ')}`,
    );
  }
  const ends = Object.values(sandbox.clusters).flatMap(cluster => {
    const life = Life.create(cluster.store);
    const later = fill({ cluster, life, target, answersForMs });
    life.settle();
    life.run();
    return [() => life.stop(), ...later.map(schedule)];
  });
  for (const pulsar of Object.values(sandbox.pulsars)) {
    if (pulsar.state.tenants.has(target.eventBus.tenant)) {
      // A fleet is there already.
      continue;
    }
    const later = BUS_SCENARIOS[scenario]({ pulsar, target, answersForMs });
    ends.push(...later.map(schedule));
  }
  return () => ends.forEach(end => end());
}

/** Carries out something later. @returns calls it off */
function schedule(later: Later): () => void {
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(later.run, later.afterMs);
  };
  if (!later.once) {
    begin();
    return () => clearTimeout(timer);
  }
  const look = setInterval(() => {
    if (later.once?.()) {
      clearInterval(look);
      begin();
    }
  }, LOOK_MS);
  return () => {
    clearInterval(look);
    clearTimeout(timer);
  };
}

/** A fleet instead of a scenario, in the first cluster; the others are left empty. */
export interface FleetPlay extends Omit<FleetOptions, 'cluster'> {
  target: TargetState;
  /** Changes a second, for benchmarks. Default: 0, nothing moves. */
  churn?: number;
}

/**
 * Fills the first cluster of a sandbox with a fleet.
 *
 * @returns what it holds, and the end of its churn
 */
export function playFleet(
  sandbox: Sandbox,
  { target, churn = 0, ...fleet }: FleetPlay,
): { summary: FleetSummary; end(): void } {
  const [cluster] = Object.values(sandbox.clusters);
  const summary = fillFleet(cluster.store, target, {
    ...fleet,
    cluster: cluster.name,
  });
  const changes = Churn.create(cluster.store);
  if (churn > 0) {
    changes.start(churn);
  }
  return { summary, end: () => changes.stop() };
}

/**
 * Fills the first event bus of a sandbox with many topics. A scenario that is
 * played afterwards leaves it alone.
 */
export function playBusFleet(
  sandbox: Sandbox,
  { target, ...fleet }: BusFleetOptions & { target: TargetState },
): BusFleetSummary {
  const [pulsar] = Object.values(sandbox.pulsars);
  return fillBusFleet(pulsar.state, target, fleet);
}
