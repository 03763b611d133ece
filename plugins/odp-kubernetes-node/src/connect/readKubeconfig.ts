import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { ConnectError } from './ConnectError';

type Fields = Record<string, unknown>;

/** A context of a kubeconfig with its cluster and user, as the file writes them. Paths are absolute. */
export interface KubeconfigContext {
  name: string;
  cluster: Fields;
  user: Fields;
}

interface Entry {
  folder: string;
  fields: Fields;
}

const FILE_FIELDS = ['certificate-authority', 'tokenFile'];

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Named entries of one list of all files; as with kubectl, the first file that has a name decides. */
function collect(
  files: { folder: string; content: Fields }[],
  list: 'clusters' | 'users' | 'contexts',
): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const { folder, content } of files) {
    const entries = Array.isArray(content[list]) ? content[list] : [];
    for (const entry of entries.map(asFields)) {
      const name = String(entry.name ?? '');
      if (name && !found.has(name)) {
        found.set(name, { folder, fields: asFields(entry[list.slice(0, -1)]) });
      }
    }
  }
  return found;
}

function withAbsolutePaths({ folder, fields }: Entry): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      FILE_FIELDS.includes(name) && typeof value === 'string' && value
        ? resolve(folder, value)
        : value,
    ]),
  );
}

async function readOne(file: string) {
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8'));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT') {
      return undefined;
    }
    throw new ConnectError(`${file} cannot be read as a kubeconfig`);
  }
  return { folder: dirname(resolve(file)), content: asFields(content) };
}

/** Reads a context out of kubeconfig files. Throws `ConnectError` when it is not there or not whole. */
export async function readKubeconfig(
  files: string[],
  context: string,
): Promise<KubeconfigContext> {
  const read = (await Promise.all(files.map(readOne))).filter(
    file => file !== undefined,
  );
  if (read.length === 0) {
    throw new ConnectError(`There is no kubeconfig at ${files.join(', ')}`);
  }
  const contexts = collect(read, 'contexts');
  const found = contexts.get(context)?.fields;
  if (!found) {
    const known = [...contexts.keys()].sort().join(', ') || 'none';
    throw new ConnectError(
      `The kubeconfig has no context '${context}'. It has: ${known}`,
    );
  }
  const cluster = collect(read, 'clusters').get(String(found.cluster));
  const user = collect(read, 'users').get(String(found.user));
  if (!cluster || !user) {
    throw new ConnectError(
      `The context '${context}' names ${
        cluster ? `the user '${found.user}'` : `the cluster '${found.cluster}'`
      }, which the kubeconfig does not have`,
    );
  }
  return {
    name: context,
    cluster: withAbsolutePaths(cluster),
    user: withAbsolutePaths(user),
  };
}
