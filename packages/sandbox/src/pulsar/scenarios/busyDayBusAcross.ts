import type { TargetState } from '@internal/target-state';
import type { BusWorkspaceStory } from './BusStory';
import { CALM_EVENTS, eventTopics, ownTopic } from './events';

const MB = 1_000_000;

/** The event bus of the other region on the busy day. */
export function busyDayBusAcross(
  eventBus: TargetState['eventBus'],
): BusWorkspaceStory[] {
  return [
    {
      id: 'lab-stress',
      ttlSeconds: 900,
      topics: [
        ...eventTopics(eventBus, { 'pipeline.submitted': { perSecond: 2 } }),
        {
          // Large messages: what is sent is at the limit of bytes.
          local: 'stress.blobs',
          perSecond: 109,
          entryBytes: 90_000,
          producer: 'stress-runner',
          producers: 3,
          subscriptions: {
            'stress-ui': { count: 2, perSecond: 500, backlogBytes: 240 * MB },
          },
        },
        // Nobody takes these; they are over after a quarter of an hour.
        ownTopic('stress.echo', 4, {
          'stress-echo': { count: 0, sinceMs: 3_600_000 },
        }),
      ],
    },
    {
      id: 'acme-risk',
      topics: [
        ...eventTopics(eventBus, CALM_EVENTS),
        ownTopic('risk.limits', 6, ['risk-stream']),
      ],
    },
    {
      id: 'fjord-claims',
      topics: [
        ...eventTopics(eventBus, CALM_EVENTS),
        ownTopic('claims.assigned', 8, {
          'claims-api': {
            type: 'Key_Shared',
            count: 7,
            state: 'joining',
            perSecond: 7.9,
            backlogBytes: 0.8 * MB,
          },
        }),
      ],
    },
  ];
}
