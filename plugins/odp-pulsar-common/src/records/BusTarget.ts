import type { QuotaPolicy } from '../contract';

/** An event type that the target state declares; producers and consumers are names of components. */
export interface BusEvent {
  name: string;
  description: string;
  producers: string[];
  consumers: string[];
}

interface RateTarget {
  messagesPerSecond: number;
  bytesPerSecond: number;
}

/** What the target state says of the event bus, as far as it is needed here. */
export interface BusTarget {
  /** Name of the component that the bus is. */
  component: string;
  tenant: string;
  /** Namespace of a workspace; `<id>` stands for the workspace's id. */
  workspaceNamespace: string;
  limits: {
    publish: RateTarget;
    /** What one subscription is sent at most: Pulsar's subscription dispatch rate. */
    subscribe: RateTarget;
    backlog: { bytes: number; policy: QuotaPolicy };
    retention: { bytes: number; seconds: number };
  };
  events: BusEvent[];
  evaluation: {
    status: string;
    candidates: string[];
    criteria: string[];
    decision: string;
    /** Full-time equivalents by the name of a candidate. */
    operatingEffortFte: Record<string, number>;
    /** Section of the platform document. */
    source: string;
  };
}
