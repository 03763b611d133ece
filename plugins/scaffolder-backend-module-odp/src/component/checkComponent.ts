import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotImplementedError } from '@backstage/errors';
import type { ComponentSpec, TargetState } from '@internal/target-state';
import type { WorkspacesClient } from '../client/WorkspacesClient';
import { BareRepositories } from '../git/BareRepositories';
import type { GitConfig } from '../git/readGitConfig';
import { type Repository, repositoryOf } from '../git/repositoryOf';
import { requireDoable } from '../operation/requireDoable';
import { skeletonValues } from './skeletonValues';

/** What a task needs to know of a component that can be made. */
export interface CheckedComponent {
  component: ComponentSpec;
  planHash: string;
  values: Record<string, string>;
  repository: Repository;
}

/**
 * Plans a component in the name of who asks for it.
 *
 * @throws NotImplementedError when nothing says where code goes
 * @throws ConflictError when it cannot be made, or is another one than was seen
 */
export async function checkComponent(
  {
    spec,
    planHash: seen,
    task,
  }: { spec: ComponentSpec; planHash?: string; task: string },
  {
    client,
    target,
    git,
    caller,
  }: {
    client: WorkspacesClient;
    target: TargetState;
    git: GitConfig | undefined;
    caller: BackstageCredentials;
  },
): Promise<CheckedComponent> {
  if (!git) {
    throw new NotImplementedError(
      'Nothing says where the code of a component goes: whoever runs the portal sets odp.goldenPaths.git',
    );
  }
  const hashOf = async (asked: ComponentSpec) => {
    const { workspace, name, ...rest } = asked;
    const plan = await client.plan(
      { kind: 'create-component', workspace, component: name, spec: rest },
      caller,
    );
    requireDoable(plan);
    return plan.planHash;
  };
  // A form knows nothing of repositories, and neither does the plan that was seen in it.
  const planned = await hashOf(spec);
  if (seen && seen !== planned) {
    throw new ConflictError(
      'The plan is no longer the one that was seen. Nothing was made: go back to the form, look at the plan, and ask again',
    );
  }
  const repository = repositoryOf(git, spec);
  const component = repository.url
    ? { ...spec, repository: repository.url }
    : spec;
  if (git.type === 'bare') {
    const { name } = repository;
    await BareRepositories.create(git).requireFree({ name, task, component });
  }
  const { owner } = await client.getWorkspace(spec.workspace, caller);
  return {
    component,
    planHash: component === spec ? planned : await hashOf(component),
    values: skeletonValues(target, component, owner),
    repository,
  };
}
