import {
  type Fields,
  forbiddenValue,
  invalidValue,
  type Problem,
  type StoredObject,
  unsupportedValue,
} from '../store';
import { problemsOfCount, problemsOfPortion } from './amounts';
import { problemsOfWorkload } from './pods';

const POLICY = 'spec.template.spec.restartPolicy';
const ROLLING = 'spec.strategy.rollingUpdate';

/** What is wrong with a Deployment, and with changing it. */
export function problemsOfDeployment(
  object: StoredObject,
  previous?: StoredObject,
): Problem[] {
  const { spec = {} } = object;
  const { progressDeadlineSeconds, minReadySeconds = 0 } = spec;
  const restart = spec.template?.spec?.restartPolicy ?? 'Always';
  return [
    ...problemsOfWorkload(object, previous),
    ...problemsOfCount('spec.replicas', spec.replicas),
    ...(restart === 'Always'
      ? []
      : [unsupportedValue(POLICY, restart, ['Always'])]),
    ...problemsOfStrategy(spec.strategy ?? {}),
    ...(progressDeadlineSeconds <= minReadySeconds
      ? [
          invalidValue(
            'spec.progressDeadlineSeconds',
            progressDeadlineSeconds,
            'must be greater than minReadySeconds',
          ),
        ]
      : []),
  ];
}

function problemsOfStrategy({ type, rollingUpdate }: Fields): Problem[] {
  if (type === 'Recreate') {
    const why = "may not be specified when strategy `type` is 'Recreate'";
    return rollingUpdate ? [forbiddenValue(ROLLING, why)] : [];
  }
  const { maxSurge, maxUnavailable } = (rollingUpdate ?? {}) as Fields;
  const problems = [
    ...problemsOfPortion(`${ROLLING}.maxUnavailable`, maxUnavailable),
    ...problemsOfPortion(`${ROLLING}.maxSurge`, maxSurge),
  ];
  const isNone = (value: unknown) => parseInt(String(value), 10) === 0;
  return problems.length || !(isNone(maxSurge) && isNone(maxUnavailable))
    ? problems
    : [
        invalidValue(
          `${ROLLING}.maxUnavailable`,
          maxUnavailable,
          'may not be 0 when `maxSurge` is 0',
        ),
      ];
}
