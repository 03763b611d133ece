import git from 'isomorphic-git';
import fs from 'node:fs';

export interface RepositoryContent {
  /** Ids of the commits of `main`, latest first. */
  commits: string[];
  message: string;
  author: string;
  /** Text of each file, by path. */
  files: Record<string, string>;
  executable: string[];
}

/** What a bare repository holds on `main`. */
export async function readRepository(
  gitdir: string,
): Promise<RepositoryContent> {
  const log = await git.log({ fs, gitdir, ref: 'main' });
  const { author, message } = log[0].commit;
  const files: Record<string, string> = {};
  const executable: string[] = [];
  await git.walk({
    fs,
    gitdir,
    trees: [git.TREE({ ref: 'main' })],
    map: async (path, [entry]) => {
      if ((await entry!.type()) === 'blob') {
        files[path] = Buffer.from((await entry!.content())!).toString();
        if ((await entry!.mode()) === 0o100755) {
          executable.push(path);
        }
      }
    },
  });
  return {
    commits: log.map(({ oid }) => oid),
    message: message.trim(),
    author: `${author.name} <${author.email}>`,
    files,
    executable,
  };
}
