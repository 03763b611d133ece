import type { Evaluation } from '../contract';
import type { BrokerReading } from '../records';
import type { BusInput, WithoutSight } from './input';

/** What the evaluation is measured by besides the topics. */
export interface EvaluationInput extends BusInput {
  /** `tenant/namespace`, those without a topic too. */
  namespaces: readonly string[];
  brokers?: readonly BrokerReading[];
  bookies?: readonly string[];
}

/** The document's evaluation beside what the portal sees of it here. */
export function describeEvaluation({
  eventBus: { evaluation, component },
}: EvaluationInput): WithoutSight<Evaluation> {
  return {
    status: evaluation.status,
    decision: evaluation.decision,
    documentSection: evaluation.source,
    candidates: evaluation.candidates.map(name => ({
      name,
      ...(evaluation.operatingEffortFte[name] !== undefined && {
        operatingEffortFte: evaluation.operatingEffortFte[name],
      }),
      isRunning: name.toLocaleLowerCase('en-US').split(' ').includes(component),
    })),
    criteria: evaluation.criteria.map(criterion => {
      const [title, text] = criterion.split(': ');
      return {
        title,
        ...(text && { text }),
        measures: [],
        notMeasured: 'The portal measures nothing of this.',
      };
    }),
  };
}
