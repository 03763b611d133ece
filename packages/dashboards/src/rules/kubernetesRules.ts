import type { RecordingRule, RuleGroup } from './Rule';
import { relabel } from './relabel';

/** Deployments and stateful sets, which count the same under different names. */
export const kubernetesRules: RuleGroup<RecordingRule> = {
  name: 'odp-kubernetes',
  rules: [
    {
      record: 'odp:component_serving:state',
      expr: `min by (cluster, namespace, component) (${serving({
        kind: 'deployment',
        wanted: 'kube_deployment_spec_replicas',
        available: 'kube_deployment_status_replicas_available',
      })} or ${serving({
        kind: 'statefulset',
        wanted: 'kube_statefulset_replicas',
        available: 'kube_statefulset_status_replicas_ready',
      })})`,
    },
  ],
};

/** 1 when all replicas are available, 0.5 when some are, 0 when none is; nothing where none is wanted. */
function serving({
  kind,
  wanted,
  available,
}: {
  kind: string;
  wanted: string;
  available: string;
}): string {
  const share = `${available} / (${wanted} > 0)`;
  return relabel(`clamp_max(floor(${share}) + ceil(${share}), 2) / 2`, {
    component: kind,
  });
}
