import type { TargetState } from '@internal/target-state';
import { busRules } from './busRules';
import { kubernetesRules } from './kubernetesRules';
import { modelRules } from './modelRules';
import { requestRules } from './requestRules';
import type { RecordingRule, RuleGroup } from './Rule';
import { storeRules } from './storeRules';
import { workflowRules } from './workflowRules';

/**
 * Rules that give each thing one name and each label one meaning. They read what is
 * scraped and no other rule, so that history can be filled in one pass.
 */
export function recordingRules(
  target: TargetState,
): RuleGroup<RecordingRule>[] {
  return [
    requestRules,
    workflowRules,
    modelRules,
    busRules(target.eventBus.workspaceNamespace),
    storeRules,
    kubernetesRules,
  ];
}
