import path from 'node:path';
import { loadTargetState } from '@internal/target-state';
import { ClusterAdmin } from './ClusterAdmin';
import { giveIdentity } from './giveIdentity';
import { seedCluster } from './seedCluster';

const USAGE =
  'usage: seed.ts TARGET_STATE CLUSTER=KUBECONFIG ...\nBrings each cluster to the target state, as the administrator of the kubeconfig, and puts tokens for the reader and the writer of the portal beside it.\n';

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
        const fileOf = (name: string) =>
          path.join(path.dirname(kubeconfig), name);
        const count =
          seeded +
          (await giveIdentity(admin, {
            roles: ['reader.yaml'],
            tokenFile: fileOf('reader.token'),
          })) +
          (await giveIdentity(admin, {
            roles: ['tenant-roles.yaml', 'writer.yaml'],
            tokenFile: fileOf('writer.token'),
          }));
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
