import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { KubeConfig } from '@kubernetes/client-node';
import type { KubernetesObject } from '@internal/target-state';
import { parseAllDocuments } from 'yaml';
import { ClusterAdmin } from './ClusterAdmin';

/** The one path into a kubeconfig that the how-to prints. */
const AUTHORITY = 'jsonpath={.clusters[0].cluster.certificate-authority-data}';

/**
 * A stand-in for kubectl that understands what the how-to for connecting a
 * cluster uses, and nothing else: `apply -f FILE`, `create token NAME` and the
 * authority of `config view`. It is the administrator of `KUBECONFIG`.
 */
async function main(args: string[]): Promise<string> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      filename: { type: 'string', short: 'f' },
      namespace: { type: 'string', short: 'n' },
      duration: { type: 'string' },
      output: { type: 'string', short: 'o' },
      raw: { type: 'boolean' },
      minify: { type: 'boolean' },
      flatten: { type: 'boolean' },
    },
  });
  const kubeconfig = process.env.KUBECONFIG!;
  const [verb, noun, name] = positionals;
  if (verb === 'config' && noun === 'view' && values.output === AUTHORITY) {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfig);
    return config.getCurrentCluster()!.caData!;
  }
  const admin = ClusterAdmin.create(kubeconfig);
  try {
    if (verb === 'apply' && values.filename) {
      return await apply(admin, values.filename);
    }
    const hours = values.duration?.match(/^(\d+)h$/)?.[1];
    if (verb === 'create' && noun === 'token' && name && hours) {
      return await admin.tokenOf(
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name, namespace: values.namespace },
        },
        Number(hours) * 3600,
      );
    }
  } finally {
    await admin.close();
  }
  throw new Error(`this stand-in does not know: kubectl ${args.join(' ')}`);
}

async function apply(admin: ClusterAdmin, file: string): Promise<string> {
  const objects = parseAllDocuments(readFileSync(file, 'utf8')).map(
    document => document.toJSON() as KubernetesObject,
  );
  for (const object of objects) {
    await admin.apply(object);
  }
  return objects
    .map(({ kind, metadata }) => `${kind}/${metadata.name} applied\n`)
    .join('');
}

main(process.argv.slice(2)).then(
  text => process.stdout.write(text),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
