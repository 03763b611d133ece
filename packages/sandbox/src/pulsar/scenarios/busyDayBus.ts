import type { TargetState } from '@internal/target-state';
import type { BusWorkspaceStory } from './BusStory';
import { fjordClaims, lumenEsg, sundPricing } from './calmOnTheBusyDay';
import { acmeRisk, harborTrade, nordbankKyc } from './troubleOnTheBusyDay';

/** The event bus of odp-eu on the busy day. */
export function busyDayBus(
  eventBus: TargetState['eventBus'],
): BusWorkspaceStory[] {
  return [
    acmeRisk(eventBus),
    nordbankKyc(eventBus),
    harborTrade(eventBus),
    fjordClaims(eventBus),
    lumenEsg(eventBus),
    sundPricing(eventBus),
  ];
}
