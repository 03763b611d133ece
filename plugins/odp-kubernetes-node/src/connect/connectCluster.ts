import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isClusterName } from '../definition/clusterName';
import { ConnectError } from './ConnectError';
import { mergeAppConfig } from './mergeAppConfig';
import { clusterNameOf, planConnection } from './planConnection';
import { readKubeconfig } from './readKubeconfig';

/** What `yarn cluster:connect` was asked for. */
export interface ConnectRequest {
  context: string;
  /** Kubeconfig files, in the order of precedence. */
  kubeconfigs: string[];
  /** `app-config.local.yaml`. */
  appConfig: string;
  /** Folder of the portal's data; the token goes to `clusters/<name>.token` below it. */
  dataFolder: string;
  /** Made from the context's name when absent. */
  name?: string;
  region?: string;
}

async function replaceFile(
  path: string,
  content: string,
  mode: number,
): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, content, { mode });
  await chmod(draft, mode);
  await rename(draft, path);
}

/**
 * Writes a kubeconfig's context into the portal's local configuration; the token only ever into a
 * file that its owner alone can read. Gives the lines to tell. Throws `ConnectError`, with nothing
 * written, for what the portal does not support.
 */
export async function connectCluster(
  request: ConnectRequest,
): Promise<string[]> {
  const context = readKubeconfig(request.kubeconfigs, request.context);
  const connection = planConnection(context);
  const name = request.name ?? clusterNameOf(request.context);
  if (!isClusterName(name)) {
    throw new ConnectError(
      `'${name}' cannot name a cluster: use at most 253 of a-z, 0-9, '-' and '.', with a letter or digit at both ends. Give one with --name`,
    );
  }
  const before = existsSync(request.appConfig)
    ? await readFile(request.appConfig, 'utf8')
    : '';
  const { credentials, ...server } = connection;
  const tokenFile =
    credentials.kind === 'token'
      ? join(request.dataFolder, 'clusters', `${name}.token`)
      : undefined;
  // First, because it refuses a file that it cannot understand.
  const after = mergeAppConfig(before, {
    ...server,
    name,
    region: request.region,
    tokenFile,
  });
  if (credentials.kind === 'token' && tokenFile) {
    await mkdir(dirname(tokenFile), { recursive: true, mode: 0o700 });
    await replaceFile(tokenFile, `${credentials.token}\n`, 0o600);
  }
  await replaceFile(request.appConfig, after, 0o600);
  return [
    `${request.appConfig} now has the cluster ${name} at ${server.url}.`,
    tokenFile
      ? `The portal reads its token from ${tokenFile}, again whenever the file changes.`
      : "The portal signs in with Google's application default credentials; on your machine: gcloud auth application-default login.",
    'It needs get, list and watch on what it shows, and neither Secrets nor ConfigMaps.',
    'The local file replaces the list of clusters, so the sandbox is no longer shown. Start the portal again.',
  ];
}
