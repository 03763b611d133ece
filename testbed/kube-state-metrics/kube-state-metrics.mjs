import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { goEnvironment } from '../kubernetes/go.mjs';
import { fillCache } from '../lib/fillCache.mjs';
import { writeSecret } from '../lib/secrets.mjs';

const sources = import.meta.dirname;

const MODULE = 'k8s.io/kube-state-metrics';

/** Kinds that it lists and watches: those that its role in `testbed/seed/rbac` grants. */
const KINDS = [
  'deployments',
  'nodes',
  'pods',
  'resourcequotas',
  'statefulsets',
];

/** Clusters by the part of their variables' names. */
const CLUSTERS = { EU: 'odp-eu', US: 'odp-us' };

/** kube-state-metrics, one for each cluster: the numbers of Kubernetes' own objects. */
export default {
  name: 'kube-state-metrics',
  title: 'kube-state-metrics',
  after: ['kubernetes'],
  prerequisites: [
    {
      command: 'go',
      args: ['version'],
      atLeast: '1.26',
      name: 'Go',
      why: 'builds kube-state-metrics',
    },
  ],

  version: () => release(),

  prepare: context =>
    fillCache(builtIn(context), async folder => {
      context.say('compiling, which takes a minute the first time');
      await context.run(
        'go',
        [
          'build',
          '-mod=readonly',
          '-trimpath',
          '-ldflags',
          `-s -w -X ${MODULE}/pkg/version.Release=v${release()}`,
          '-o',
          programIn(folder),
          MODULE,
        ],
        {
          cwd: sources,
          env: goEnvironment(path.resolve(context.cache, '../..')),
          tell: line => line.match(/^go: (downloading \S+)/)?.[1],
        },
      );
    }),

  async start(context) {
    const kubernetes = context.environmentOf('kubernetes');
    const started = await Promise.all(
      Object.entries(CLUSTERS).map(async ([part, cluster]) => {
        const [port, ownPort] = await context.freePorts(2);
        const kubeconfig = writeKubeconfig(context.data, cluster, {
          server: kubernetes[`ODP_KUBERNETES_${part}_URL`],
          authority: kubernetes[`ODP_KUBERNETES_${part}_CA_FILE`],
          tokenFile:
            kubernetes[`ODP_KUBERNETES_${part}_KUBE_STATE_METRICS_TOKEN_FILE`],
        });
        context.spawn(
          `kube-state-metrics-${cluster}`,
          programIn(builtIn(context)),
          [
            ...['--kubeconfig', kubeconfig],
            ...['--collectors', KINDS.join(',')],
            ...['--host', '127.0.0.1', '--port', port],
            // Its own metrics; without an address they listen everywhere.
            ...['--telemetry-host', '127.0.0.1', '--telemetry-port', ownPort],
          ],
        );
        const url = `http://127.0.0.1:${port}/metrics`;
        // It answers before it has listed anything.
        await context.until(`the nodes of ${cluster}`, async () =>
          (await (await fetch(url)).text()).includes('\nkube_node_info{'),
        );
        return [part, cluster, url];
      }),
    );
    return {
      environment: Object.fromEntries(
        started.map(([part, , url]) => [
          `ODP_KUBE_STATE_METRICS_${part}_URL`,
          url,
        ]),
      ),
      addresses: Object.fromEntries(
        started.map(([, cluster, url]) => [`Metrics of ${cluster}`, url]),
      ),
    };
  },
};

/** A file that points to authority and token, and holds neither. */
function writeKubeconfig(folder, cluster, { server, authority, tokenFile }) {
  return writeSecret(
    folder,
    `${cluster}.kubeconfig`,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: cluster,
          cluster: { server, 'certificate-authority': authority },
        },
      ],
      users: [{ name: cluster, user: { tokenFile } }],
      contexts: [{ name: cluster, context: { cluster, user: cluster } }],
      'current-context': cluster,
    }),
  );
}

/** The release that go.mod names, such as `1.9.8`. */
function release() {
  const text = readFileSync(path.join(sources, 'go.mod'), 'utf8');
  return text.match(/^\s+k8s\.io\/kube-state-metrics v(\S+)/m)[1];
}

/** Folder of the program as go.mod and go.sum make it. */
function builtIn(context) {
  const hash = createHash('sha256');
  for (const name of ['go.mod', 'go.sum']) {
    hash.update(readFileSync(path.join(sources, name)));
  }
  return path.join(context.cache, `program-${hash.digest('hex').slice(0, 8)}`);
}

function programIn(folder) {
  return path.join(folder, 'kube-state-metrics');
}
