import type { TargetState } from '../schema';

/** @throws Error for a tier that there is not, which `checkWorkspaceSpec` finds first. */
export function tierOf({ workspaces }: TargetState, id: string) {
  const tier = workspaces.tiers.find(each => each.id === id);
  if (!tier) {
    throw new Error(`The target state has no tier '${id}'`);
  }
  return tier;
}
