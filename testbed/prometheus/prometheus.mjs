import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { targetState } from '../lib/targetState.mjs';
import { configuration } from './configuration.mjs';
import { programsIn, unpackPrometheus, UNPACKING } from './package.mjs';

/** Prometheus of the Debian package, unpacked and not installed, reading itself and all that tells of itself. */
export default {
  name: 'prometheus',
  title: 'Prometheus',
  after: [
    'kubernetes',
    'kube-state-metrics',
    'pulsar',
    'postgres-exporter',
    'keycloak',
  ],
  prerequisites: UNPACKING,
  // The release of the machine decides.
  version: () => 'debian',

  prepare: context => unpackPrometheus(context, filesOf(context)),

  async start(context) {
    const [port] = await context.freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const config = path.join(context.data, 'prometheus.yml');
    const pods = path.join(context.data, 'pods');
    mkdirSync(pods);
    const values = {
      ...ofTargetState(),
      ...targetsOf(context),
      rules: path.join(context.root, 'target-state/prometheus/rules'),
      self: `127.0.0.1:${port}`,
    };
    writeFileSync(config, configuration(values, { root: context.root, pods }));
    context.spawn(
      'prometheus',
      programsIn(filesOf(context)).prometheus,
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${path.join(context.data, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--log.level=warn',
      ],
      { cwd: context.data },
    );
    await context.until(
      'waits for the server',
      async () => (await fetch(`${url}/-/ready`)).ok,
    );
    return {
      environment: {
        ODP_PROMETHEUS_URL: url,
        ODP_PROMETHEUS_PODS_FOLDER: pods,
      },
      addresses: { API: url },
    };
  },
};

function ofTargetState() {
  const { clusters, scrape } = targetState();
  return {
    scrapeInterval: `${scrape.intervalSeconds}s`,
    evaluationInterval: `${scrape.evaluationIntervalSeconds}s`,
    cluster: clusters.find(({ role }) => role === 'primary').name,
  };
}

/** What the configuration calls the servers' variables; of an address it wants host and port. */
function targetsOf(context) {
  const kubernetes = context.environmentOf('kubernetes');
  const state = context.environmentOf('kube-state-metrics');
  const hosts = {
    euApi: kubernetes.ODP_KUBERNETES_EU_URL,
    usApi: kubernetes.ODP_KUBERNETES_US_URL,
    euState: state.ODP_KUBE_STATE_METRICS_EU_URL,
    usState: state.ODP_KUBE_STATE_METRICS_US_URL,
    pulsar: context.environmentOf('pulsar').ODP_PULSAR_METRICS_URL,
    postgres:
      context.environmentOf('postgres-exporter').ODP_POSTGRES_METRICS_URL,
    keycloak: context.environmentOf('keycloak').ODP_KEYCLOAK_METRICS_URL,
  };
  return {
    ...Object.fromEntries(
      Object.entries(hosts).map(([name, url]) => [name, new URL(url).host]),
    ),
    euAuthority: kubernetes.ODP_KUBERNETES_EU_CA_FILE,
    usAuthority: kubernetes.ODP_KUBERNETES_US_CA_FILE,
    euToken: kubernetes.ODP_KUBERNETES_EU_SCRAPER_TOKEN_FILE,
    usToken: kubernetes.ODP_KUBERNETES_US_SCRAPER_TOKEN_FILE,
  };
}

function filesOf(context) {
  return path.join(context.cache, 'package');
}
