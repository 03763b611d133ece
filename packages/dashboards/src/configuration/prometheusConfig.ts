import type { Cluster, Component, TargetState } from '@internal/target-state';

/** Annotation of pods that tell of other objects, whose labels must stay. */
const HONOR_LABELS =
  '__meta_kubernetes_pod_annotation_prometheus_io_honor_labels';

/** cAdvisor outside of the kubelet has the names of Kubernetes in labels of containers. */
const CADVISOR_LABELS = Object.entries({
  namespace: 'pod_namespace',
  pod: 'pod_name',
  container: 'container_name',
}).map(([label, name]) => ({
  source_labels: [`container_label_io_kubernetes_${name}`],
  regex: '(.+)',
  target_label: label,
}));

/**
 * The document's configuration of Prometheus in a cluster: pods by their annotations,
 * which also name path and port, and static targets for components that have none.
 * Every series has the label `cluster`, because external labels are not stored.
 */
export function prometheusConfig(target: TargetState, cluster: Cluster) {
  const { intervalSeconds, evaluationIntervalSeconds, staticTargets } =
    target.scrape;
  return {
    global: {
      scrape_interval: `${intervalSeconds}s`,
      evaluation_interval: `${evaluationIntervalSeconds}s`,
      external_labels: { cluster: cluster.name },
    },
    rule_files: ['rules/*.yml'],
    scrape_configs: [
      podJob('kubernetes-pods', { cluster, action: 'drop' }),
      {
        ...podJob('kubernetes-objects', { cluster, action: 'keep' }),
        honor_labels: true,
        metric_relabel_configs: CADVISOR_LABELS,
      },
      ...staticTargets.map(({ component: name, port }) => {
        const component = target.components.find(each => each.name === name)!;
        return {
          job_name: name,
          // Without the last slash Pulsar answers with a redirect.
          metrics_path:
            name === target.eventBus.component ? '/metrics/' : '/metrics',
          static_configs: [
            {
              targets: hosts(component).map(host => `${host}:${port}`),
              labels: {
                cluster: cluster.name,
                namespace: component.namespace,
                component: name,
              },
            },
          ],
        };
      }),
    ],
  };
}

function podJob(
  name: string,
  { cluster, action }: { cluster: Cluster; action: 'keep' | 'drop' },
) {
  const meta = (rest: string) => `__meta_kubernetes_pod_${rest}`;
  const copied = (source: string, label: string) => ({
    source_labels: [meta(source)],
    target_label: label,
  });
  return {
    job_name: name,
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      {
        source_labels: [meta('annotation_prometheus_io_scrape')],
        action: 'keep',
        regex: 'true',
      },
      { source_labels: [HONOR_LABELS], action, regex: 'true' },
      {
        source_labels: [meta('annotation_prometheus_io_path')],
        action: 'replace',
        target_label: '__metrics_path__',
        regex: '(.+)',
      },
      {
        source_labels: ['__address__', meta('annotation_prometheus_io_port')],
        action: 'replace',
        regex: '([^:]+)(?::\\d+)?;(\\d+)',
        replacement: '$1:$2',
        target_label: '__address__',
      },
      copied('label_app_kubernetes_io_name', 'component'),
      copied('name', 'pod'),
      {
        source_labels: ['__meta_kubernetes_namespace'],
        target_label: 'namespace',
      },
      copied('node_name', 'node'),
      { target_label: 'cluster', replacement: cluster.name },
    ],
  };
}

/** A pod of a stateful set has a name of its own; a deployment has that of its service. */
function hosts({ name, namespace, kind, replicas }: Component): string[] {
  const service = `${name}.${namespace}.svc`;
  return kind === 'statefulset'
    ? Array.from(
        { length: replicas ?? 1 },
        (_, index) => `${name}-${index}.${service}`,
      )
    : [service];
}
