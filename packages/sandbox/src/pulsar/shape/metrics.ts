import type { Broker } from '../state/Brokers';
import type { PulsarState } from '../state/PulsarState';

/** The broker's metrics in Prometheus' text format. */
export function metrics(state: PulsarState, broker: Broker): string {
  return `# ${state.cluster} ${broker.name}\n`;
}
