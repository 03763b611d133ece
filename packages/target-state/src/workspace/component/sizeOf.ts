import type { TargetState } from '../../schema';

/** @throws Error for a size that there is not, which `checkComponentSpec` finds first. */
export function sizeOf({ workspaces }: TargetState, id: string) {
  const size = workspaces.components.sizes.find(each => each.id === id);
  if (!size) {
    throw new Error(`The target state has no size '${id}'`);
  }
  return size;
}
