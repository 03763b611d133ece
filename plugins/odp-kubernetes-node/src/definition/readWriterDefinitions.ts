import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  ClusterCredentials,
  ClusterDefinition,
} from './ClusterDefinition';
import { readClusterDefinitions } from './readClusterDefinitions';

const PATH = 'odp.workspaces.clusters';

/**
 * The clusters that the portal writes to, `odp.workspaces.clusters`: URL and authority are those of
 * the reader's definition that `ref` names, the credentials their own. A cluster that is not named
 * there has no writer.
 *
 * Reads configuration alone. Throws `InputError` that names the key and the rule.
 */
export function readWriterDefinitions(
  config: Config,
  options: { logger?: LoggerService } = {},
): ClusterDefinition[] {
  const entries = config.getOptionalConfigArray(PATH) ?? [];
  if (entries.length === 0) {
    return [];
  }
  const readers = new Map(
    readClusterDefinitions(config).map(reader => [reader.name, reader]),
  );
  const writers = new Map<string, ClusterDefinition>();
  entries.forEach((entry, index) => {
    const path = `${PATH}[${index}]`;
    const ref = entry.getString('ref');
    const reader = readers.get(ref);
    if (!reader) {
      throw new InputError(
        `${path}.ref: '${ref}' is no cluster that the portal reads; there are ${[
          ...readers.keys(),
        ].join(', ')}`,
      );
    }
    if (writers.has(ref)) {
      throw new InputError(`${path}.ref: '${ref}' is used twice`);
    }
    const credentials = readOwnCredentials(entry, path);
    assertOtherIdentity(credentials, reader.credentials, path);
    if (credentials.kind === 'google' && reader.credentials.kind === 'google') {
      options.logger?.warn(
        `${path}: '${ref}' is read and written with the same credentials of Google; give the writer a service account of its own with serviceAccountTokenFile`,
      );
    }
    writers.set(ref, { ...reader, credentials });
  });
  return [...writers.values()];
}

function readOwnCredentials(entry: Config, path: string): ClusterCredentials {
  const provider = entry.getOptionalString('authProvider') ?? 'serviceAccount';
  if (provider === 'googleServiceAccount') {
    return { kind: 'google' };
  }
  if (provider !== 'serviceAccount') {
    throw new InputError(
      `${path}.authProvider: '${provider}' cannot be used by the portal's writer; it supports serviceAccount and googleServiceAccount`,
    );
  }
  const file = entry.getOptionalString('serviceAccountTokenFile');
  if (file) {
    return { kind: 'file', path: file };
  }
  const token = entry.getOptionalString('serviceAccountToken')?.trim();
  if (token) {
    return { kind: 'static', token };
  }
  throw new InputError(
    `${path}.serviceAccountTokenFile: is missing; the writer does not use the reader's credentials, so give it, or serviceAccountToken`,
  );
}

/** A reader that could write, or a writer that cannot, is a mistake of configuration. */
function assertOtherIdentity(
  own: ClusterCredentials,
  readers: ClusterCredentials,
  path: string,
): void {
  const sameFile =
    own.kind === 'file' && readers.kind === 'file' && own.path === readers.path;
  const sameToken =
    own.kind === 'static' &&
    readers.kind === 'static' &&
    own.token === readers.token;
  if (sameFile || sameToken) {
    throw new InputError(
      `${path}.${
        sameFile ? 'serviceAccountTokenFile' : 'serviceAccountToken'
      }: is that of the portal's reader; the writer needs a service account of its own`,
    );
  }
}
