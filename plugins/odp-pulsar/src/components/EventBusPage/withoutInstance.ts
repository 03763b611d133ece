import type { InstanceList } from '@internal/plugin-odp-pulsar-common';
import {
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';

/** Right that everything about an instance needs, and who grants it. */
export const BUS_RIGHT = {
  name: 'odp.bus.read',
  grantedBy: 'the platform team',
};

/** The view state of everything about the event bus while no instance is known. */
export function withoutInstance(view: LiveView<InstanceList>): ViewStateValue {
  return viewStateOf(view, {
    what: 'Event bus',
    right: BUS_RIGHT,
    judge: data =>
      data.items.length
        ? undefined
        : {
            kind: 'not-set-up',
            title: 'No Pulsar is set up',
            detail:
              'Add the address of a broker under odp.pulsar.instances, and a file with a token that may read it.',
          },
  });
}
