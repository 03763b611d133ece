import path from 'node:path';
import { parseDocument } from 'yaml';
import { Failure } from './failure.mjs';
import { withPrometheus } from './withPrometheus.mjs';

/** Pods as the discovery of Kubernetes tells them; the last one does not ask to be read. */
const PODS = [
  pod('istio-ingress', {
    scrape: 'true',
    path: '/stats/prometheus',
    port: '2',
  }),
  pod('kube-state-metrics', {
    scrape: 'true',
    port: '3',
    honor_labels: 'true',
  }),
  pod('redis', {}),
];

/** Half a minute. */
const TRIES = 150;

/** Of each pod that is read: its job, and what is asked under which labels. */
const EXPECTED = [
  target('kubernetes-objects', 'kube-state-metrics', ':3/metrics'),
  target('kubernetes-pods', 'istio-ingress', ':2/stats/prometheus'),
];

/**
 * Hands pods to the jobs of a configuration, as if they were discovered, and reads from
 * a Prometheus what it would ask: a Failure when that is not what the annotations say.
 *
 * @param {{ prometheus: string, folder: string }} server
 * @param {string} text of the configuration
 */
export async function checkDiscovery({ prometheus, folder }, text) {
  const config = parseDocument(text).toJS();
  const found = await withPrometheus(
    {
      prometheus,
      folder,
      data: path.join(folder, 'discovery'),
      config: {
        scrape_configs: config.scrape_configs
          .filter(job => job.kubernetes_sd_configs)
          .map(({ kubernetes_sd_configs: _, ...job }) => ({
            ...job,
            static_configs: PODS,
          })),
      },
    },
    targetsOf,
  );
  const asked = found
    .map(({ scrapeUrl, labels: { instance: _, ...labels } }) => ({
      url: scrapeUrl,
      labels: sorted(labels),
    }))
    .sort((one, other) => (one.labels.job < other.labels.job ? -1 : 1));
  if (JSON.stringify(asked) !== JSON.stringify(EXPECTED)) {
    throw new Failure(
      `Pods are not read as their annotations say: ${JSON.stringify(
        asked,
      )} instead of ${JSON.stringify(EXPECTED)}`,
      1,
    );
  }
}

/** Targets of a Prometheus, which it knows some seconds after it is ready. */
async function targetsOf(url) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const response = await fetch(`${url}/api/v1/targets`);
    const { activeTargets } = (await response.json()).data;
    if (activeTargets.length) {
      return activeTargets;
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return [];
}

function pod(component, annotations) {
  return {
    // Nobody listens there.
    targets: ['127.0.0.1:1'],
    labels: {
      __meta_kubernetes_namespace: 'somewhere',
      __meta_kubernetes_pod_name: `${component}-0`,
      __meta_kubernetes_pod_node_name: 'general-a-1',
      __meta_kubernetes_pod_label_app_kubernetes_io_name: component,
      ...Object.fromEntries(
        Object.entries(annotations).map(([name, value]) => [
          `__meta_kubernetes_pod_annotation_prometheus_io_${name}`,
          value,
        ]),
      ),
    },
  };
}

function target(job, component, address) {
  return {
    url: `http://127.0.0.1${address}`,
    labels: sorted({
      job,
      component,
      cluster: 'odp-eu',
      namespace: 'somewhere',
      node: 'general-a-1',
      pod: `${component}-0`,
    }),
  };
}

function sorted(labels) {
  return Object.fromEntries(Object.entries(labels).sort());
}
