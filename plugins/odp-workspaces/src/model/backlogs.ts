import type { BusNamespace } from '@internal/plugin-odp-pulsar-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { type Sources, type Told, toldOf } from './told';

/** The instance of the event bus that a workspace is on; undefined until the portal has looked there. */
export function instanceOf({
  conditions,
}: Pick<Workspace, 'conditions'>): string | undefined {
  return conditions.find(({ system }) => system === 'event-bus')?.place;
}

/** What the event bus tells of a workspace. */
export function busOf(
  workspace: Pick<Workspace, 'conditions' | 'busNamespace'>,
  sources: Sources<BusNamespace>,
): Told<BusNamespace> {
  const instance = instanceOf(workspace);
  return instance
    ? toldOf(sources.get(instance), workspace.busNamespace, ({ name }) => name)
    : { state: 'unknown', reason: 'The event bus was not looked at yet.' };
}
