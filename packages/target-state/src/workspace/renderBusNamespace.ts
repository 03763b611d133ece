import type { TargetState } from '../schema';
import type { WorkspaceSpec } from './workspaceSpec';

type Limits = TargetState['eventBus']['limits'];

/** A namespace of the event bus as it shall be; rates and sizes hold for each topic or partition. */
export interface BusNamespaceSpec {
  /** `tenant/namespace` */
  name: string;
  policies: {
    retention: Limits['retention'];
    /** Below the retention, or a broker refuses it: the target state is checked for that. */
    backlog: Limits['backlog'];
    publish: Limits['publish'];
    /** What one subscription is sent at most. */
    subscriptionDispatch: Limits['subscribe'];
    /** Partitions count as topics. */
    maxTopics: number;
  };
}

/** The namespace of a workspace on the event bus. */
export function renderBusNamespace(
  { eventBus, workspaces }: TargetState,
  { id }: WorkspaceSpec,
): BusNamespaceSpec {
  const { retention, backlog, publish, subscribe } = eventBus.limits;
  return {
    name: eventBus.workspaceNamespace.replace('<id>', id),
    policies: {
      retention,
      backlog,
      publish,
      subscriptionDispatch: subscribe,
      maxTopics: workspaces.maxTopics,
    },
  };
}
