import type { TargetState } from '../../schema';
import type { ComponentSpec } from './componentSpec';

/** What a component has on the event bus. */
export interface SubscriptionSpec {
  /** `tenant/namespace` of the workspace. */
  namespace: string;
  /** `persistent://tenant/namespace/topic` */
  topic: string;
  subscription: string;
  /** Where messages go that it could not handle, again and again; the name that Pulsar's clients give it. */
  deadLetterTopic: string;
}

/** The subscription of a component on the event bus; undefined for one that consumes nothing. */
export function renderSubscription(
  { eventBus }: TargetState,
  { workspace, name, event }: ComponentSpec,
): SubscriptionSpec | undefined {
  if (event === undefined) {
    return undefined;
  }
  const namespace = eventBus.workspaceNamespace.replace('<id>', workspace);
  const topic = `persistent://${namespace}/${event}`;
  return {
    namespace,
    topic,
    subscription: name,
    deadLetterTopic: `${topic}-${name}-DLQ`,
  };
}
