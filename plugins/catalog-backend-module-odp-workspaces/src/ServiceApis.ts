import {
  type LoggerService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ListedComponent } from '@internal/plugin-odp-workspaces-common';
import git from 'isomorphic-git';
import fs from 'node:fs';
import path from 'node:path';

/** Where the golden paths put it. */
const FILE = 'api/openapi.yaml';
const MOST_BYTES = 512 * 1024;
/** A pack is read as a whole to find one file in it. */
const MOST_BYTES_OF_PACKS = 64 * 1024 * 1024;

/** What was found at a commit. */
interface Known {
  commit: string;
  definition?: string;
}

/** What services say that they answer, out of `main` of their bare repositories. */
export class ServiceApis {
  readonly #folder: string | undefined;
  readonly #logger: LoggerService;
  readonly #known = new Map<string, Known>();

  /** By `odp.goldenPaths.git`; there are none where code is on a host. */
  static fromConfig(config: Config, logger: LoggerService): ServiceApis {
    const settings = config.getOptionalConfig('odp.goldenPaths.git');
    const isBare = (settings?.getOptionalString('type') ?? 'bare') === 'bare';
    return new ServiceApis(
      isBare ? settings?.getOptionalString('folder') : undefined,
      logger,
    );
  }

  private constructor(folder: string | undefined, logger: LoggerService) {
    this.#folder = folder;
    this.#logger = logger;
  }

  /** As OpenAPI; undefined where there is no such file. What cannot be read is as it was when it last could be. */
  async definitionOf(
    component: Pick<ListedComponent, 'workspace' | 'name'>,
  ): Promise<string | undefined> {
    if (!this.#folder) {
      return undefined;
    }
    const repository = `${component.workspace}/${component.name}.git`;
    const gitdir = resolveSafeChildPath(this.#folder, repository);
    const known = this.#known.get(repository);
    try {
      const commit = await git.resolveRef({ fs, gitdir, ref: 'main' });
      if (known?.commit === commit) {
        return known.definition;
      }
      const definition = await readText(gitdir, commit);
      this.#known.set(repository, { commit, definition });
      return definition;
    } catch (error) {
      if (!isAbsent(error)) {
        this.#logger.debug(`${FILE} of ${repository} cannot be read`);
        return known?.definition;
      }
      this.#known.delete(repository);
      return undefined;
    }
  }
}

async function readText(
  gitdir: string,
  oid: string,
): Promise<string | undefined> {
  if ((await bytesOfPacks(gitdir)) > MOST_BYTES_OF_PACKS) {
    return undefined;
  }
  // Without it nothing is known of the file, which must not look like a commit without one.
  await git.readCommit({ fs, gitdir, oid });
  try {
    const { blob } = await git.readBlob({ fs, gitdir, oid, filepath: FILE });
    return blob.length > MOST_BYTES ? undefined : textOf(blob);
  } catch (error) {
    if (isAbsent(error)) {
      return undefined;
    }
    throw error;
  }
}

async function bytesOfPacks(gitdir: string): Promise<number> {
  const folder = path.join(gitdir, 'objects/pack');
  const names = await fs.promises.readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map(
      async name => (await fs.promises.stat(path.join(folder, name))).size,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Undefined for what is no text, or none that a database stores. */
function textOf(blob: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(blob);
    return text.trim() && !text.includes('\0') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Git knows nothing of that name. */
function isAbsent(error: unknown): boolean {
  return (error as { code?: string }).code === git.Errors.NotFoundError.code;
}
