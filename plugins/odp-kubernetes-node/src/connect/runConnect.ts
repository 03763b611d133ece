import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { connectCluster } from './connectCluster';
import { ConnectError } from './ConnectError';

const USAGE =
  'yarn cluster:connect <kubeconfig context> [--kubeconfig <file>] [--name <cluster>] [--region <region>]';

function kubeconfigsOf(
  flag: string | undefined,
  environment: NodeJS.ProcessEnv,
): string[] {
  if (flag) {
    return [flag];
  }
  const listed = (environment.KUBECONFIG ?? '').split(delimiter);
  const files = listed.filter(file => file !== '');
  return files.length > 0 ? files : [join(homedir(), '.kube', 'config')];
}

/**
 * The command behind `yarn cluster:connect`. `root` is the repo's folder, `dataFolder` the portal's
 * data. Gives the exit code: 0 connected, 1 not, 2 wrong arguments.
 */
export async function runConnect(
  argv: string[],
  folders: { root: string; dataFolder: string },
): Promise<number> {
  let options: { kubeconfig?: string; name?: string; region?: string };
  let positionals: string[];
  try {
    ({ values: options, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        kubeconfig: { type: 'string' },
        name: { type: 'string' },
        region: { type: 'string' },
      },
    }));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    return 2;
  }
  if (positionals.length !== 1) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const lines = await connectCluster({
      context: positionals[0],
      kubeconfigs: kubeconfigsOf(options.kubeconfig, process.env),
      appConfig: join(folders.root, 'app-config.local.yaml'),
      dataFolder: folders.dataFolder,
      name: options.name,
      region: options.region,
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ConnectError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
