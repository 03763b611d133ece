import {
  type BusNamespaceDetail,
  odpBusNamespaceReadPermission,
} from '@internal/plugin-odp-pulsar-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import {
  type LiveView,
  viewStateOf,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { instanceOf } from '../../model/backlogs';

/** The view state of what the event bus tells of a workspace. */
export function busState(
  view: LiveView<BusNamespaceDetail>,
  workspace: Workspace,
): ViewStateValue {
  const what = workspace.busNamespace;
  if (!instanceOf(workspace)) {
    return {
      kind: 'empty-by-nature',
      title: `Nothing is known of ${what}`,
      detail: 'The portal looks as soon as it is made.',
    };
  }
  return viewStateOf(view, {
    what,
    right: {
      name: odpBusNamespaceReadPermission.name,
      grantedBy: 'the platform team',
    },
    absent: detail => ({
      kind: 'not-permitted',
      title: `There is no ${what} that you may see`,
      detail,
    }),
    freshness: ({ freshness }) => freshness,
  });
}
