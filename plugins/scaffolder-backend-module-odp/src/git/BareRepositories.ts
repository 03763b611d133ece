import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { canonicalJson } from '@internal/plugin-odp-workspaces-common';
import type { ComponentSpec } from '@internal/target-state';
import git from 'isomorphic-git';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { BareConfig } from './readGitConfig';

/** Sections of a repository's own configuration: who made it, of what, and what for. */
const TASK = 'odp.task';
const TREE = 'odp.tree';
const COMPONENT = 'odp.component';

/** A repository that a task asks for. */
interface Wanted {
  /** Of the repository, below the folder: `acme-risk/orders-api.git`. */
  name: string;
  /** Id of the task; it gets its own repository again. */
  task: string;
  /** That it is the code of, where that is known. */
  component?: ComponentSpec;
}

/** What is to be published. */
export interface Code extends Wanted {
  /** Folder with the files. */
  from: string;
  message: string;
}

/**
 * Bare repositories in a folder. One is made beside its place and moved there when
 * it is whole, so that whoever looks finds all of it or nothing; one that is there
 * is never changed.
 */
export class BareRepositories {
  readonly #config: BareConfig;

  static create(config: BareConfig): BareRepositories {
    return new BareRepositories(config);
  }

  private constructor(config: BareConfig) {
    this.#config = config;
  }

  /**
   * Makes a repository with one commit on `main`. False when it is there already,
   * made by the same task or of the same files.
   *
   * @throws ConflictError for a repository of that name with other files
   * @throws ServiceUnavailableError when the folder cannot be used; trying again is safe
   */
  async publish(code: Code): Promise<boolean> {
    const gitdir = path.join(this.#config.folder, code.name);
    const draft = `${gitdir}.${encodeURIComponent(code.task)}`;
    try {
      // Left over from when the portal was ended in the midst of it.
      await fs.promises.rm(draft, { recursive: true, force: true });
      const tree = await this.#make(draft, code);
      const isNew = await move(draft, gitdir);
      if (!isNew) {
        await requireSame(gitdir, code, tree);
      }
      return isNew;
    } catch (error) {
      throw asUnavailable(error);
    } finally {
      await fs.promises
        .rm(draft, { recursive: true, force: true })
        .catch(() => undefined);
    }
  }

  /**
   * Says early, before there are files, that a repository of that name is of
   * another component; one that may be the same is compared when it is published.
   *
   * @throws ConflictError with what to do
   * @throws ServiceUnavailableError as {@link publish}
   */
  async requireFree({
    name,
    task,
    component,
  }: Required<Wanted>): Promise<void> {
    const gitdir = path.join(this.#config.folder, name);
    try {
      if (!(await holdsSomething(gitdir))) {
        return;
      }
      const [madeBy, madeFor] = await readNotes(gitdir, [TASK, COMPONENT]);
      const isOther = madeFor
        ? madeFor !== fingerprintOf(component)
        : madeBy === undefined;
      if (madeBy !== task && isOther) {
        throw taken(name);
      }
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  /** Gives the id of the tree of all files. */
  async #make(
    gitdir: string,
    { from, message, task, component }: Code,
  ): Promise<string> {
    const repository = { fs, dir: from, gitdir };
    await fs.promises.mkdir(gitdir, { recursive: true });
    await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
    await git.add({ ...repository, filepath: '.' });
    const { author } = this.#config;
    const oid = await git.commit({
      ...repository,
      message,
      author,
      committer: author,
    });
    const { commit } = await git.readCommit({ fs, gitdir, oid });
    await git.setConfig({ fs, gitdir, path: TASK, value: task });
    await git.setConfig({ fs, gitdir, path: TREE, value: commit.tree });
    if (component) {
      const value = fingerprintOf(component);
      await git.setConfig({ fs, gitdir, path: COMPONENT, value });
    }
    // A bare repository has none.
    await fs.promises.rm(path.join(gitdir, 'index'));
    return commit.tree;
  }
}

/** Whether it could be moved; a folder that holds something stays as it is. */
async function move(from: string, to: string): Promise<boolean> {
  try {
    await fs.promises.rename(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) {
      return false;
    }
    throw error;
  }
}

async function requireSame(
  gitdir: string,
  { name, task }: Code,
  tree: string,
): Promise<void> {
  const [madeBy, madeOf] = await readNotes(gitdir, [TASK, TREE]);
  if (madeBy !== task && madeOf !== tree) {
    throw taken(name);
  }
}

function readNotes(
  gitdir: string,
  keys: string[],
): Promise<Array<string | undefined>> {
  return Promise.all(keys.map(key => git.getConfig({ fs, gitdir, path: key })));
}

/** An empty folder is in nobody's way. */
async function holdsSomething(folder: string): Promise<boolean> {
  try {
    return (await fs.promises.readdir(folder)).length > 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** Equal for equal components alone. */
function fingerprintOf(component: ComponentSpec): string {
  return createHash('sha256').update(canonicalJson(component)).digest('hex');
}

function taken(name: string): ConflictError {
  return new ConflictError(
    `There is a repository ${name} already, with other content. It was left as it is: take another name, or have that repository moved away and try again`,
  );
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code);
}

/** An error of the file system tells paths of the portal's machine. */
function asUnavailable(error: unknown): unknown {
  return typeof (error as NodeJS.ErrnoException).errno === 'number'
    ? new ServiceUnavailableError(
        `The folder of repositories (odp.goldenPaths.git.folder) cannot be used: ${codeOf(
          error,
        )}. Nothing is lost: start the task again when it can`,
      )
    : error;
}
