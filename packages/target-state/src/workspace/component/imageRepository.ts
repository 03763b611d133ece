import type { TargetState } from '../../schema';
import type { ComponentSpec } from './componentSpec';

/** Where the images of a component are, without a digest: what its pipeline pushes to, and clusters pull from. */
export function imageRepository(
  target: TargetState,
  { workspace, name }: Pick<ComponentSpec, 'workspace' | 'name'>,
): string {
  return `${target.workspaces.components.registry}/${workspace}/${name}`;
}
