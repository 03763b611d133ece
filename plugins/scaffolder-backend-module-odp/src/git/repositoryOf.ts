import type { ComponentSpec } from '@internal/target-state';
import type { GitConfig } from './readGitConfig';

/** Where the code of a component is, or will be. */
export interface Repository {
  type: GitConfig['type'];
  /** As people know it: `acme-risk/orders-api.git`, `acme/orders-api`. */
  name: string;
  /** For people; absent for one that only the portal's machine has. */
  url?: string;
  /** As Backstage's own actions want it: `github.com?owner=acme&repo=orders-api`. */
  repoUrl?: string;
  author: { name: string; email: string };
}

/** A name is unique in the portal, so that a host needs no folder for each workspace. */
export function repositoryOf(
  git: GitConfig,
  { workspace, name }: Pick<ComponentSpec, 'workspace' | 'name'>,
): Repository {
  const { type, author } = git;
  if (git.type === 'bare') {
    return {
      type,
      name: `${workspace}/${name}.git`,
      url: git.webUrl
        ?.replaceAll('{workspace}', workspace)
        .replaceAll('{name}', name),
      author,
    };
  }
  const { host, owner } = git;
  return {
    type,
    name: `${owner}/${name}`,
    url: `https://${host}/${owner}/${name}`,
    repoUrl: `${host}?${new URLSearchParams({ owner, repo: name })}`,
    author,
  };
}
