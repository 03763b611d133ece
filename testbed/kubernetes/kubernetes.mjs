import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, programOf } from './build.mjs';
import { releaseOf } from './versions.mjs';

/** Clusters by the part of their variables' names. */
const CLUSTERS = { EU: 'odp-eu', US: 'odp-us' };

/** Two clusters of a real Kubernetes control plane that carry the target state; kwok stands for their kubelets. */
export default {
  name: 'kubernetes',
  title: 'Kubernetes',
  after: [],
  prerequisites: [
    {
      command: 'go',
      args: ['version'],
      atLeast: '1.26',
      name: 'Go',
      why: 'builds the Kubernetes control plane',
    },
  ],

  version: options => releaseOf(options.kubernetes),

  prepare: context => build(context, context.options.kubernetes),

  async start(context) {
    const program = programOf(context.cache, context.options.kubernetes);
    const names = Object.values(CLUSTERS);
    for (const name of names) {
      const dir = path.join(context.data, name);
      context.spawn(processOf(name), program, [
        'up',
        '--dir',
        dir,
        '--name',
        name,
      ]);
    }
    const summaries = await Promise.all(
      names.map(name =>
        context.until(`${name} to schedule a pod`, () =>
          JSON.parse(readFileSync(readyFile(context.data, name), 'utf8')),
        ),
      ),
    );
    await carryTargetState(context, summaries);
    return {
      environment: environmentOf(summaries),
      addresses: addressesOf(summaries),
    };
  },

  /** A cluster that was killed leaves its file, so the file must be newer than the start. */
  isReady(name, data, since) {
    const cluster = Object.values(CLUSTERS).find(
      each => processOf(each) === name,
    );
    const file = statSync(readyFile(data, cluster), { throwIfNoEntry: false });
    return file !== undefined && file.mtimeMs >= since;
  },
};

function processOf(cluster) {
  return `kubernetes-${cluster}`;
}

/** There while the cluster is ready. */
function readyFile(data, cluster) {
  return path.join(data, cluster, 'ready.json');
}

/** In a process of its own, since it is TypeScript on the packages of the portal. */
function carryTargetState(context, summaries) {
  context.say('applying the target state');
  return context.run(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'testbed/seed/seed.ts',
      'target-state/odp.yaml',
      ...summaries.map(({ name, kubeconfig }) => `${name}=${kubeconfig}`),
    ],
    { cwd: context.root, log: 'kubernetes-target-state' },
  );
}

function environmentOf(summaries) {
  const prefixes = Object.keys(CLUSTERS);
  return Object.fromEntries(
    summaries.flatMap(({ server, certificateAuthority, kubeconfig }, index) => {
      const prefix = `ODP_KUBERNETES_${prefixes[index]}`;
      return [
        [`${prefix}_URL`, server],
        [`${prefix}_CA_FILE`, certificateAuthority],
        [`${prefix}_ADMIN_KUBECONFIG`, kubeconfig],
        ...['reader', 'writer', 'scraper', 'kube-state-metrics'].map(role => [
          `${prefix}_${role.toUpperCase().replaceAll('-', '_')}_TOKEN_FILE`,
          path.join(path.dirname(kubeconfig), `${role}.token`),
        ]),
      ];
    }),
  );
}

function addressesOf(summaries) {
  return Object.fromEntries(
    summaries.map(({ name, server }) => [`API of ${name}`, server]),
  );
}
