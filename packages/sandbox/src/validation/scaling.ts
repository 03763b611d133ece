import {
  type Fields,
  invalidValue,
  type Problem,
  requiredValue,
} from '../store';
import { problemsOfPortion } from './amounts';

/** What is wrong with a disruption budget. */
export function problemsOfBudget(spec: Fields): Problem[] {
  const { minAvailable, maxUnavailable } = spec;
  return [
    ...problemsOfPortion('spec.minAvailable', minAvailable),
    ...problemsOfPortion('spec.maxUnavailable', maxUnavailable),
    ...(minAvailable !== undefined && maxUnavailable !== undefined
      ? [
          invalidValue(
            'spec',
            spec,
            'minAvailable and maxUnavailable cannot be both set',
          ),
        ]
      : []),
  ];
}

/** What is wrong with an autoscaler. */
export function problemsOfAutoscaler(spec: Fields): Problem[] {
  const { minReplicas, maxReplicas = 0, scaleTargetRef = {} } = spec;
  return [
    ...['kind', 'name']
      .filter(field => !scaleTargetRef[field])
      .map(field => requiredValue(`spec.scaleTargetRef.${field}`)),
    ...(minReplicas < 1
      ? [
          invalidValue(
            'spec.minReplicas',
            minReplicas,
            'must be greater than or equal to 1',
          ),
        ]
      : []),
    ...(maxReplicas < 1
      ? [requiredValue('spec.maxReplicas', 'must be set and greater than 0')]
      : []),
    ...(maxReplicas < minReplicas
      ? [
          invalidValue(
            'spec.maxReplicas',
            maxReplicas,
            'must be greater than or equal to `minReplicas`',
          ),
        ]
      : []),
  ];
}
