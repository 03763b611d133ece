import type { Evaluation } from '../contract';
import type { EvaluationInput } from './EvaluationInput';
import { measureCriterion } from './evaluationMeasures';
import type { WithoutSight } from './input';

/** The document's evaluation beside what the portal sees of it here. */
export function describeEvaluation(
  input: EvaluationInput,
): WithoutSight<Evaluation> {
  const { evaluation, component } = input.eventBus;
  return {
    status: evaluation.status,
    decision: evaluation.decision,
    documentSection: evaluation.source,
    candidates: evaluation.candidates.map(name => {
      const operatingEffortFte = evaluation.operatingEffortFte[name];
      return {
        name,
        ...(operatingEffortFte !== undefined && { operatingEffortFte }),
        isRunning: name
          .toLocaleLowerCase('en-US')
          .split(' ')
          .includes(component),
      };
    }),
    criteria: evaluation.criteria.map(criterion => {
      const colon = criterion.indexOf(': ');
      const title = colon < 0 ? criterion : criterion.slice(0, colon);
      return {
        title,
        ...(colon >= 0 && { text: criterion.slice(colon + 2) }),
        ...measureCriterion(title, input),
      };
    }),
  };
}
