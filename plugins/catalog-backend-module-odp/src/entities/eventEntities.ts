import type { Entity } from '@backstage/catalog-model';
import type { TargetState } from '@internal/target-state';
import { entity } from './entity';

/** An API for each event type of the bus; producers provide it, consumers consume it. */
export function eventEntities(target: TargetState): Entity[] {
  const { eventBus } = target;
  const bus = target.components.find(
    component => component.name === eventBus.component,
  )!;
  return eventBus.events.map(event =>
    entity('API', event.name, {
      title: event.name,
      description: event.description,
      tags: ['event'],
      annotations: { 'odp.io/event': event.name },
      spec: {
        type: 'asyncapi',
        lifecycle: 'production',
        owner: `group:default/${bus.owner}`,
        system: bus.layer,
        definition: asyncApi(target, event),
      },
    }),
  );
}

/** What the target state knows of an event, as AsyncAPI; the document names no payload. */
function asyncApi(
  target: TargetState,
  event: TargetState['eventBus']['events'][number],
): string {
  return JSON.stringify(
    {
      asyncapi: '2.6.0',
      info: {
        title: event.name,
        version: '1.0.0',
        description: event.description,
      },
      channels: {
        [`persistent://${target.eventBus.workspaceNamespace}/${event.name}`]: {
          description: `Produced by ${event.producers.join(
            ', ',
          )}; consumed by ${event.consumers.join(', ')}.`,
          subscribe: { message: { name: event.name } },
        },
      },
    },
    undefined,
    2,
  );
}
