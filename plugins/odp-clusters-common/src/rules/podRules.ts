import { CONTAINER_RULES } from './pods/containerRules';
import { LOSS_RULES } from './pods/lossRules';
import type { PodRule } from './pods/PodRule';
import { READINESS_RULES } from './pods/readinessRules';
import { START_RULES } from './pods/startRules';
import { TERMINATION_RULES } from './pods/terminationRules';

/** Every rule on pods; of one pod, the worst finding speaks first and the order here decides between equals. */
export const POD_RULES: PodRule[] = [
  ...CONTAINER_RULES,
  ...LOSS_RULES,
  ...TERMINATION_RULES,
  ...START_RULES,
  ...READINESS_RULES,
];
