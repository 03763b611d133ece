import path from 'node:path';
import { loadTargetState } from '@internal/target-state';
import { ClusterAdmin } from './ClusterAdmin';
import { giveIdentity } from './giveIdentity';
import { seedCluster } from './seedCluster';

const USAGE =
  'usage: seed.ts TARGET_STATE CLUSTER=KUBECONFIG ...\nBrings each cluster to the target state, as the administrator of the kubeconfig, and puts tokens for those who use it beside it.\n';

const OF_THE_PORTAL = path.resolve(__dirname, '../../deploy/rbac');
const OF_THE_TESTBED = path.join(__dirname, 'rbac');

/** Who gets a token, by its name in the folder, and the files that say what they may. */
const IDENTITIES = {
  reader: [path.join(OF_THE_PORTAL, 'reader.yaml')],
  writer: ['tenant-roles.yaml', 'writer.yaml'].map(name =>
    path.join(OF_THE_PORTAL, name),
  ),
  scraper: [path.join(OF_THE_TESTBED, 'scraper.yaml')],
  'kube-state-metrics': [path.join(OF_THE_TESTBED, 'kube-state-metrics.yaml')],
};

async function main([file, ...places]: string[]): Promise<void> {
  if (!file || !places.length || places.some(place => !place.includes('='))) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const target = loadTargetState(file);
  await Promise.all(
    places.map(async place => {
      const at = place.indexOf('=');
      const cluster = place.slice(0, at);
      const kubeconfig = place.slice(at + 1);
      const admin = ClusterAdmin.create(kubeconfig);
      try {
        let count = await seedCluster(admin, target, cluster);
        for (const [name, files] of Object.entries(IDENTITIES)) {
          const tokenFile = path.join(
            path.dirname(kubeconfig),
            `${name}.token`,
          );
          count += await giveIdentity(admin, { files, tokenFile });
        }
        process.stdout.write(`${cluster}: ${count} objects applied\n`);
      } finally {
        await admin.close();
      }
    }),
  );
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
