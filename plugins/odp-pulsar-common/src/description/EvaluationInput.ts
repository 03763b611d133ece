import type { BrokerReading } from '../records';
import type { BusInput } from './input';

/** What the evaluation is measured by besides the topics. */
export interface EvaluationInput extends BusInput {
  /** `tenant/namespace`, those without a topic too. */
  namespaces: readonly string[];
  brokers?: readonly BrokerReading[];
  /** Absent when they cannot be listed. */
  bookies?: readonly string[];
}
