import path from 'node:path';
import { loadTargetState } from '@internal/target-state';
import { ClusterAdmin } from './ClusterAdmin';
import { giveReader } from './giveReader';
import { seedCluster } from './seedCluster';

const USAGE =
  'usage: seed.ts TARGET_STATE CLUSTER=KUBECONFIG ...\nBrings each cluster to the target state, as the administrator of the kubeconfig, and puts a token for the reader of the portal beside it.\n';

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
        const seeded = await seedCluster(admin, target, cluster);
        const reader = path.join(path.dirname(kubeconfig), 'reader.token');
        const count = seeded + (await giveReader(admin, reader));
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
